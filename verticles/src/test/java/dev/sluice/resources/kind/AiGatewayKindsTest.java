package dev.sluice.resources.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AiGatewayKindsTest {
    private static final String GROUP = "aigateway.envoyproxy.io/";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "AIGatewayRoute|parentRefs: [{name: g}];rules: [{backendRefs: [{name: a}, {name: b, priority: 1, weight: 0}], streamIdleTimeout: 15s, modelsCreatedAt: '2024-05-21T10:00:00Z'}]",
                "AIGatewayRoute|rules: [{backendRefs: [{group: inference.networking.k8s.io, kind: InferencePool, name: p}, {name: b}]}]",
                "AIServiceBackend|schema: {name: AzureOpenAI, version: '2025-01-01'};backendRef: {group: gateway.envoyproxy.io, kind: Backend, name: a}",
                "BackendSecurityPolicy|type: APIKey;apiKey: {secretRef: {name: s}};credentialOverride: {fromRequestHeaders: {}}",
                "BackendSecurityPolicy|type: AWSCredentials;awsCredentials: {region: x};targetRefs: [{group: inference.networking.k8s.io, kind: InferencePool, name: p}]",
                "GatewayConfig|forwardProxy: {address: 'proxy:3128'}",
            })
    void takes_what_is_right(String kind, String spec) {
        Specs.assertValid(Specs.read(GROUP + "v1beta1", kind, spec));
        Specs.assertValid(Specs.read(GROUP + "v1alpha1", kind, spec));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "AIGatewayRoute|hostnames: [a.b]|4|spec.rules|missing; wanted a list",
                "AIGatewayRoute|parentRefs: [{kind: Service, name: g}];rules: []|4|spec|only Gateway is supported",
                "AIGatewayRoute|rules: [{name: a}, {name: a}]|4|spec|rule name must be unique within the route",
                "AIGatewayRoute|rules:;- name: route-not-found|6|spec.rules[0]|rule name 'route-not-found' is reserved",
                "AIGatewayRoute|rules:;- backendRefs:;  - name: a;    kind: InferencePool|7|spec.rules[0].backendRefs[0]|group and kind must be specified together",
                "AIGatewayRoute|rules: [{backendRefs: [{name: a, group: '', kind: Service}]}]|5|spec.rules[0].backendRefs[0]|only InferencePool from inference.networking.k8s.io group is supported",
                "AIGatewayRoute|rules: [{backendRefs: [{name: a, weight: -1}]}]|5|spec.rules[0].backendRefs[0]|weight: Invalid value: -1: should be greater than or equal to 0",
                "AIGatewayRoute|rules: [{backendRefs: [{name: a, priority: -1}]}]|5|spec.rules[0].backendRefs[0]|priority: Invalid value: -1: should be greater than or equal to 0",
                "AIGatewayRoute|rules: [{backendRefs: [{name: a, bodyMutation: {set: [{path: p, value: high}]}}]}]|5|spec.rules[0].backendRefs[0].bodyMutation.set[0]|value: wanted JSON text such as 0.2, true or \"high\", found \"high\"",
                "AIGatewayRoute|rules: [{timeouts: {request: 10}}]|5|spec.rules[0].timeouts.request|wanted a duration such as 50ms, 2s, 1m or 1h, found 10",
                "AIGatewayRoute|rules: [];llmRequestCosts:;- {metadataKey: a, type: CEL}|7|spec.llmRequestCosts[0]|cel: is required when type is CEL",
                "AIGatewayRoute|rules: [];llmRequestCosts:;- {metadataKey: '', type: TotalToken}|7|spec.llmRequestCosts[0]|metadataKey: must not be empty",
                "AIGatewayRoute|rules: [];llmRequestCosts:;- {metadataKey: a, type: CEL, cel: input_token}|7|spec.llmRequestCosts[0]|cel: Invalid value: \"input_token\": not an expression of CEL: at column 1, undeclared reference to 'input_token' (in container '')",
                "AIGatewayRoute|rules: [];llmRequestCosts:;- {metadataKey: a, type: CEL, cel: 9u / input_tokens}|7|spec.llmRequestCosts[0]|cel: Invalid value: \"9u / input_tokens\": gives no cost for a request of no tokens: divide by zero",
                "GatewayConfig|globalLLMRequestCosts:;- {metadataKey: a, type: CEL, cel: input_tokens * 2}|6|spec.globalLLMRequestCosts[0]|cel: Invalid value: \"input_tokens * 2\": not an expression of CEL: at column 14, found no matching overload for '_*_' applied to '(uint, int)'",
                "AIGatewayRoute|rules: [];hostname: a|6|spec.hostname|unknown field; nearest is hostnames (known: hostnames, llmRequestCosts, parentRefs, rules)",
                "AIServiceBackend|schema: {name: OpenAI};backendRef: {name: a}|4|spec|BackendRef must be a Backend resource of Envoy Gateway",
                "AIServiceBackend|schema: {name: OpenAI};backendRef: {group: gateway.envoyproxy.io, kind: Backend, name: a};headerMutation: {remove: [a b]}|7|spec.headerMutation|remove: Invalid value: \"a b\": must be a token as RFC 9110 has it",
                "BackendSecurityPolicy|type: APIKey|4|spec|When type is APIKey, only apiKey field should be set",
                "BackendSecurityPolicy|type: GCPCredentials;apiKey: {secretRef: {name: s}}|4|spec|When type is GCPCredentials, only gcpCredentials field should be set",
                "BackendSecurityPolicy|type: APIKey;apiKey: {secretRef: {name: s}};azureCredentials: {}|4|spec|When type is APIKey, only apiKey field should be set",
                "BackendSecurityPolicy|type: APIKey;apiKey: {secretRef: {name: s}};targetRefs: [{group: '', kind: Service, name: a}]|4|spec|targetRefs must reference AIServiceBackend or InferencePool resources",
                "BackendSecurityPolicy|type: APIKey;apiKey: {secretRef: {name: s}};credentialOverride: {}|7|spec.credentialOverride|exactly one of fromRequestHeaders or fromDynamicMetadata must be specified",
            })
    void refuses_what_is_wrong(String kind, String spec, int line, String path, String sentence) {
        Specs.assertRefused(Specs.read(GROUP + "v1beta1", kind, spec), line, path, sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "rules: [];parentRefs: [%s]|{name: g}|16|4|spec|parentRefs",
                "rules: [];hostnames: [%s]|a.b|16|4|spec|hostnames",
                "rules: [{matches: [%s]}]|{}|128|5|spec.rules[0]|matches",
                "rules: [{matches: [{headers: [%s]}]}]|{name: a, value: b}|16|5|spec.rules[0].matches[0]|headers",
                "rules: [{backendRefs: [%s]}]|{name: a}|128|5|spec.rules[0]|backendRefs",
                "rules: [];llmRequestCosts: [%s]|{metadataKey: a, type: TotalToken}|36|4|spec|llmRequestCosts",
                "rules: [{backendRefs: [{name: a, headerMutation: {remove: [%s]}}]}]|a|16|5|spec.rules[0].backendRefs[0].headerMutation|remove",
                "rules: [{backendRefs: [{name: a, bodyMutation: {set: [%s]}}]}]|{path: a, value: '1'}|16|5|spec.rules[0].backendRefs[0].bodyMutation|set",
            })
    void counts_what_there_may_be_only_so_much_of(
            String spec, String item, int most, int line, String path, String field) {
        Specs.assertRefused(
                Specs.read(GROUP + "v1beta1", "AIGatewayRoute", spec.formatted(repeated(item, most + 1))),
                line,
                path,
                field + ": Too many: " + (most + 1) + ": must have at most " + most + " items");
    }

    @Test
    void takes_more_than_fifteen_rules() {
        Specs.assertValid(Specs.read(GROUP + "v1beta1", "AIGatewayRoute", "rules: [" + repeated("{}", 100) + "]"));
    }

    @Test
    void reads_target_refs_of_older_routes_as_parent_refs() {
        Reading older = Specs.read(
                GROUP + "v1alpha1",
                "AIGatewayRoute",
                "schema: {name: OpenAI};targetRefs: [{group: gateway.networking.k8s.io, kind: Gateway, name: g}];rules: []");
        Reading newer = Specs.read(GROUP + "v1beta1", "AIGatewayRoute", "parentRefs: [{name: g}];rules: []");
        Specs.assertValid(older);
        assertThat(older.resource().get().spec())
                .isEqualTo(newer.resource().get().spec());
        assertThat(older.warnings())
                .hasToString(
                        "[a.yaml:5: spec.schema: accepted without effect: clients may use every API that the gateway reads]");
        Specs.assertRefused(
                Specs.read(
                        GROUP + "v1alpha1",
                        "AIGatewayRoute",
                        "parentRefs: [{name: g}];targetRefs: [{name: g}];rules: []"),
                4,
                "spec",
                "targetRefs is deprecated, use parentRefs only");
    }

    private static String repeated(String item, int times) {
        return IntStream.range(0, times).mapToObj(i -> item).collect(Collectors.joining(", "));
    }
}
