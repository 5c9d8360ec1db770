package dev.sluice.resources.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.message.Condition;
import dev.sluice.routing.Backend;
import dev.sluice.routing.BackendRef;
import dev.sluice.routing.BodyChange;
import dev.sluice.routing.Filters.HeaderChange.Header;
import dev.sluice.routing.ModelListing;
import dev.sluice.routing.PathMatch;
import dev.sluice.routing.RouteMatch;
import dev.sluice.routing.RouteRule;
import dev.sluice.routing.ValueMatch;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AiRulesTest {
    private static final String OTHERS = """
            {kind: Backend, metadata: {name: be, namespace: a}, spec: {endpoints: [{fqdn: {hostname: y.org, port: 80}}]}}
            ---
            kind: AIServiceBackend
            metadata: {name: svc, namespace: a, generation: 4}
            spec:
              schema: {name: OpenAI, prefix: /openai/v1}
              backendRef: {group: gateway.envoyproxy.io, kind: Backend, name: be}
              headerMutation: {set: [{name: X-A, value: far}, {name: x-b, value: far}], remove: [x-c, "x-ai-eg-model"]}
              bodyMutation: {set: [{path: temperature, value: "1"}], remove: [seed]}
            ---
            {kind: AIServiceBackend, metadata: {name: bedrock, namespace: a}, spec: {schema: {name: AWSBedrock}, backendRef: {group: gateway.envoyproxy.io, kind: Backend, name: be}}}
            ---
            {kind: AIServiceBackend, metadata: {name: lost, namespace: a}, spec: {schema: {name: OpenAI}, backendRef: {group: gateway.envoyproxy.io, kind: Backend, name: none}}}
            ---
            {kind: InferencePool, metadata: {name: p, namespace: a}, spec: {selector: {matchLabels: {app: p}}, targetPorts: [{number: 8000}]}}
            """;

    private static Yaml compile(String rule) {
        return Yaml.compile(Yaml.GATEWAY, OTHERS, Yaml.aiRoute(rule));
    }

    @Test
    void matches_headers_on_every_path() {
        RouteRule rule = compile("{matches: [{headers: [{name: X-AI-EG-Model, value: llama}]}]}")
                .rule();

        assertThat(rule.matches())
                .containsExactly(new RouteMatch(
                        PathMatch.ALL,
                        Optional.empty(),
                        List.of(new ValueMatch("x-ai-eg-model", ValueMatch.Kind.EXACT, "llama")),
                        List.of()));
    }

    @Test
    void lets_requests_take_a_minute_unless_told_otherwise() {
        assertThat(compile("{}").rule().timeouts().request()).contains(Duration.ofSeconds(60));
        RouteRule rule =
                compile("{timeouts: {request: 2m}, streamIdleTimeout: 15s}").rule();
        assertThat(rule.timeouts().request()).contains(Duration.ofMinutes(2));
        assertThat(rule.timeouts().streamIdle()).contains(Duration.ofSeconds(15));
    }

    @Test
    void lists_models_as_the_rule_says() {
        assertThat(compile("{}").rule().models())
                .contains(new ModelListing("sluice", Instant.parse("2025-01-02T03:04:05Z"), false));
        assertThat(compile("{modelsOwnedBy: us}").rule().models().orElseThrow().ownedBy())
                .isEqualTo("us");
    }

    @Test
    void restores_the_name_of_the_model_when_asked() {
        Yaml yaml = Yaml.compile(Yaml.GATEWAY, """
            kind: AIGatewayRoute
            metadata: {name: r, namespace: a, annotations: {sluice.dev/restore-model-name: "true"}}
            spec: {parentRefs: [{name: gw}], rules: [{}]}
            """);

        assertThat(yaml.rule().models().orElseThrow().restoreName()).isTrue();
    }

    @Test
    void mixes_pools_and_providers_by_weight_and_priority() {
        List<BackendRef> refs = compile("""
            {backendRefs: [{group: inference.networking.k8s.io, kind: InferencePool, name: p, weight: 3},
              {name: svc, priority: 1, modelNameOverride: gpt}]}
            """).rule().backends();

        assertThat(refs.get(0).backend()).isInstanceOf(Backend.Pool.class);
        assertThat(refs.get(0).weight()).isEqualTo(3);
        assertThat(refs.get(1).priority()).isEqualTo(1);
        assertThat(refs.get(1).modelName()).contains("gpt");
        Backend.Provider provider = (Backend.Provider) refs.get(1).backend();
        assertThat(provider.name()).isEqualTo("a/svc");
        assertThat(provider.addresses()).containsExactly(URI.create("http://y.org:80"));
        assertThat(provider.pathPrefix()).contains("openai/v1");
    }

    @Test
    void lets_the_mutations_of_the_route_win() {
        Yaml yaml = compile("""
            {backendRefs: [{name: svc, headerMutation: {set: [{name: x-a, value: near}, {name: x-c, value: near}], remove: [X-B, x-ai-eg-model]},
              bodyMutation: {set: [{path: seed, value: "7"}], remove: [temperature]}}]}
            """);

        BackendRef ref = yaml.rule().backends().get(0);
        assertThat(ref.filters().request().set())
                .containsExactlyInAnyOrder(new Header("x-a", "near"), new Header("x-c", "near"));
        assertThat(ref.filters().request().remove()).containsExactly("x-b");
        assertThat(ref.body())
                .isEqualTo(new BodyChange(List.of(new BodyChange.Field("seed", "7")), List.of("temperature")));
        assertThat(yaml.warnings())
                .containsExactlyInAnyOrder(
                        "AIServiceBackend: spec.headerMutation.remove: x-ai-eg-model has no effect: the header is the"
                                + " gateway's own",
                        "AIGatewayRoute: spec.rules[0].backendRefs[0].headerMutation.remove: x-ai-eg-model has no effect: the"
                                + " header is the gateway's own");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bedrock | AIServiceBackend a/bedrock: wanted schema OpenAI, found AWSBedrock
            lost    | there is no Backend a/none
            """)
    void does_not_accept_backends_that_cannot_be_served(String name, String sentence) {
        Yaml yaml = compile("{backendRefs: [{name: " + name + "}]}");

        Condition refused = new Condition("NotAccepted", false, "ReconciliationFailed", sentence);
        assertThat(yaml.status("AIServiceBackend", name).conditions()).containsExactly(refused);
        assertThat(yaml.status("AIGatewayRoute", "chat").conditions()).containsExactly(refused);
        assertThat(yaml.rule().backends().get(0).backend()).isEqualTo(new Backend.Unresolved("a/" + name, sentence));
    }

    @Test
    void accepts_what_can_be_served() {
        Yaml yaml = compile("{backendRefs: [{name: svc}]}");

        Condition accepted = new Condition("Accepted", true, "ReconciliationSucceeded", "");
        assertThat(yaml.status("AIGatewayRoute", "chat").conditions()).containsExactly(accepted);
        assertThat(yaml.status("AIGatewayRoute", "chat").generation()).isEqualTo(5);
        assertThat(yaml.status("AIServiceBackend", "svc").conditions()).containsExactly(accepted);
        assertThat(yaml.status("AIServiceBackend", "svc").generation()).isEqualTo(4);
    }

    @Test
    void needs_a_grant_to_cross_namespaces() {
        Yaml yaml = compile("{backendRefs: [{name: svc, namespace: b}]}");

        assertThat(yaml.status("AIGatewayRoute", "chat").conditions().get(0).message())
                .isEqualTo("no ReferenceGrant in b lets AIGatewayRoute a/chat refer to AIServiceBackend b/svc");
    }
}
