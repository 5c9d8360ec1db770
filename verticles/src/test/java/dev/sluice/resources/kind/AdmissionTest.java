package dev.sluice.resources.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.message.ResourceProblem;
import dev.sluice.resources.document.DocumentReader;
import dev.sluice.resources.document.Documents;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmissionTest {
    private static final String POOL = "inference.networking.k8s.io/v1, InferencePool, ";
    private static final String HTTP = "gateway.networking.k8s.io/v1, HTTPRoute, ";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "inference.networking.k8s.io/v1|InferencePool|{selector: {matchLabels: {a: b}}, targetPorts: [{number: 8000}]}",
                "inference.networking.x-k8s.io/v1alpha2|InferencePool|{selector: {a: b}, targetPortNumber: 8000, extensionRef: {name: epp}}",
                "inference.networking.k8s.io/v1|InferencePool|{selector: {matchLabels: {a: b}}, targetPorts: [{number: 1}, {number: 2}], appProtocol: kubernetes.io/h2c, endpointPickerRef: {name: e, port: {number: 9002}, failureMode: FailOpen}}",
                "llm-d.ai/v1alpha2|InferenceObjective|{priority: -10, poolRef: {name: p}}",
                "inference.networking.x-k8s.io/v1alpha2|InferenceObjective|{poolRef: {name: p}}",
                "llm-d.ai/v1alpha2|InferenceModelRewrite|{poolRef: {name: p}, rules: [{matches: [{model: {type: Exact, value: chat}}], targets: [{weight: 90, modelRewrite: a}, {modelRewrite: b}]}]}",
                "gateway.networking.k8s.io/v1|GatewayClass|{controllerName: sluice.dev/gateway-controller}",
                "gateway.networking.k8s.io/v1|Gateway|{gatewayClassName: sluice, listeners: [{name: a, port: 80, protocol: HTTP, hostname: '*.example.com'}]}",
                "gateway.networking.k8s.io/v1|HTTPRoute|{}",
                "gateway.networking.k8s.io/v1|HTTPRoute|{rules: [{matches: [{path: {type: Exact, value: /a}, method: GET, headers: [{name: X, value: y}], queryParams: [{type: RegularExpression, name: q, value: 'a+'}]}], timeouts: {request: 1h30m, backendRequest: 10s}, retry: {codes: [500], attempts: 3, backoff: 100ms}}]}",
                "gateway.networking.k8s.io/v1beta1|ReferenceGrant|{from: [{group: g, kind: K, namespace: n}], to: [{kind: Secret}]}",
                "aigateway.envoyproxy.io/v1beta1|AIGatewayRoute|{rules: [{backendRefs: [{name: b, weight: 2}, {group: inference.networking.k8s.io, kind: InferencePool, name: p, priority: 1}], modelsCreatedAt: '2026-01-31T12:00:00Z'}]}",
                "aigateway.envoyproxy.io/v1alpha1|AIGatewayRoute|{schema: {name: OpenAI}, targetRefs: [{group: gateway.networking.k8s.io, kind: Gateway, name: g}], rules: [{}]}",
                "aigateway.envoyproxy.io/v1beta1|AIServiceBackend|{schema: {name: OpenAI, prefix: v1}, backendRef: {group: gateway.envoyproxy.io, kind: Backend, name: b}, bodyMutation: {set: [{path: a, value: '1'}]}}",
                "aigateway.envoyproxy.io/v1beta1|BackendSecurityPolicy|{targetRefs: [{group: aigateway.envoyproxy.io, kind: AIServiceBackend, name: b}], type: APIKey, apiKey: {secretRef: {name: s}}}",
                "aigateway.envoyproxy.io/v1beta1|GatewayConfig|{forwardProxy: {address: 'proxy.corp:3128'}}",
                "aigateway.envoyproxy.io/v1alpha1|QuotaPolicy|{targetRefs: [{group: aigateway.envoyproxy.io, kind: AIServiceBackend, name: b}], perModelQuotas: [{modelName: m}]}",
                "gateway.envoyproxy.io/v1alpha1|Backend|{endpoints: [{fqdn: {hostname: a.example.com, port: 443}}], tls: {wellKnownCACertificates: System}}",
                "gateway.envoyproxy.io/v1alpha1|BackendTrafficPolicy|{targetRefs: [{kind: HTTPRoute, name: r}], retry: {numRetries: 5, retryOn: {triggers: [connect-failure], httpStatusCodes: [500]}, perRetry: {timeout: 30s, backOff: {baseInterval: 100ms, maxInterval: 10s}}}}",
                "gateway.networking.k8s.io/v1|BackendTLSPolicy|{targetRefs: [{group: gateway.envoyproxy.io, kind: Backend, name: b}], validation: {wellKnownCACertificates: System, hostname: a.example.com}}"
            })
    void takes(String apiVersion, String kind, String spec) {
        Reading reading = read(apiVersion, kind, spec);
        assertThat(reading.refused()).isEmpty();
        assertThat(reading.resource()).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                POOL + "{targetPorts: [{number: 1}]}|spec.selector: missing; wanted an object",
                POOL
                        + "{selector: {matchLabels: {}}, targetPorts: [{number: 1}]}|spec.selector: matchLabels: wanted 1 to 64, found 0",
                POOL + "{selector: {matchLabels: {a: b}}, targetPorts: []}|spec: targetPorts: wanted 1 to 8, found 0",
                POOL
                        + "{selector: {matchLabels: {a: b}}, targetPorts: [{number: 1}, {number: 1}]}|spec: port number must be unique, found 1 twice",
                POOL
                        + "{selector: {matchLabels: {a: b}}, targetPorts: [{number: 65536}]}|spec.targetPorts[0]: wanted a port from 1 to 65535, found 65536",
                POOL
                        + "{selector: {matchLabels: {a: b}}, targetPorts: [{number: 1}], endpointPickerRef: {name: e}}|spec.endpointPickerRef: port is required when kind is 'Service' or unspecified (defaults to 'Service')",
                POOL
                        + "{selector: {matchLabels: {a: b}}, targetPorts: [{number: 1}], appProtocol: grpc}|spec: appProtocol: wanted http or kubernetes.io/h2c, found \"grpc\"",
                POOL
                        + "{selector: {matchLabels: {a: b}}, targetPort: [{number: 1}]}|spec.targetPort: unknown field; nearest is targetPorts (known: appProtocol, endpointPickerRef, selector, targetPorts)",
                "llm-d.ai/v1alpha2, InferenceModelRewrite, {poolRef: {name: p}, rules: [{targets: []}]}|spec.rules[0]: targets: wanted at least one",
                "llm-d.ai/v1alpha2, InferenceModelRewrite, {poolRef: {name: p}, rules: [{targets: [{weight: 0, modelRewrite: a}]}]}|spec.rules[0].targets[0]: weight: wanted 1 to 1000000, found 0",
                "gateway.networking.k8s.io/v1, Gateway, {gatewayClassName: c, listeners: []}|spec: listeners: wanted 1 to 64, found 0",
                "gateway.networking.k8s.io/v1, Gateway, {gatewayClassName: c, listeners: [{name: a, port: 1, protocol: HTTP}, {name: a, port: 2, protocol: HTTP}]}|spec: Listener name must be unique within the Gateway, found a twice",
                "gateway.networking.k8s.io/v1, Gateway, {gatewayClassName: c, listeners: [{name: a, port: 1, protocol: HTTP, tls: {certificateRefs: [{name: s}]}}]}|spec.listeners[0]: tls must not be specified for protocols ['HTTP', 'TCP', 'UDP']",
                HTTP
                        + "{rules: [{matches: [{path: {value: a}}]}]}|spec.rules[0].matches[0].path: value must be an absolute path and start with '/' when type one of ['Exact', 'PathPrefix']",
                HTTP
                        + "{rules: [{matches: [{path: {value: /a//b}}]}]}|spec.rules[0].matches[0].path: must not contain '//' when type one of ['Exact', 'PathPrefix']",
                HTTP
                        + "{rules: [{matches: [{path: {type: RegularExpression, value: '('}}]}]}|spec.rules[0].matches[0].path: wanted a regular expression, found \"(\" (Unclosed group)",
                HTTP
                        + "{rules: [{filters: [{type: URLRewrite}]}]}|spec.rules[0].filters[0]: filter.urlRewrite must be specified for URLRewrite filter.type",
                HTTP
                        + "{rules: [{filters: [{type: RequestRedirect, requestRedirect: {}}], backendRefs: [{name: a, port: 1}]}]}|spec.rules[0]: RequestRedirect filter must not be used together with backendRefs",
                HTTP
                        + "{rules: [{filters: [{type: RequestRedirect, requestRedirect: {statusCode: 300}}]}]}|spec.rules[0].filters[0].requestRedirect: statusCode: wanted one of 301, 302, 303, 307, 308, found 300",
                HTTP
                        + "{rules: [{filters: [{type: RequestHeaderModifier, requestHeaderModifier: {}}, {type: RequestHeaderModifier, requestHeaderModifier: {}}]}]}|spec.rules[0]: RequestHeaderModifier filter cannot be repeated",
                HTTP
                        + "{rules: [{backendRefs: [{name: a}]}]}|spec.rules[0].backendRefs[0]: Must have port for Service reference",
                HTTP
                        + "{rules: [{backendRefs: [{name: a, port: 1, weight: -1}]}]}|spec.rules[0].backendRefs[0]: wanted a weight from 0 to 1000000, found -1",
                HTTP
                        + "{rules: [{timeouts: {request: 1s, backendRequest: 2s}}]}|spec.rules[0].timeouts: backendRequest timeout cannot be longer than request timeout",
                HTTP
                        + "{hostnames: [A.example.com]}|spec: wanted a host name such as api.example.com or *.example.com in lower case, found \"A.example.com\"",
                HTTP
                        + "{rules: [{timeouts: {request: soon}}]}|spec.rules[0].timeouts.request: wanted a duration such as 50ms, 2s, 1m or 1h, found \"soon\"",
                "aigateway.envoyproxy.io/v1beta1, AIGatewayRoute, {parentRefs: [{kind: Service, name: s}], rules: [{}]}|spec: only Gateway is supported",
                "aigateway.envoyproxy.io/v1beta1, AIGatewayRoute, {rules: [{name: a}, {name: a}]}|spec: rule name must be unique within the route, found a twice",
                "aigateway.envoyproxy.io/v1beta1, AIGatewayRoute, {rules: [{name: route-not-found}]}|spec.rules[0]: rule name route-not-found is reserved",
                "aigateway.envoyproxy.io/v1beta1, AIGatewayRoute, {rules: [{backendRefs: [{name: a, kind: InferencePool}]}]}|spec.rules[0].backendRefs[0]: group and kind must be specified together",
                "aigateway.envoyproxy.io/v1beta1, AIGatewayRoute, {rules: [{backendRefs: [{name: a, group: '', kind: Service}]}]}|spec.rules[0].backendRefs[0]: only InferencePool from inference.networking.k8s.io group is supported",
                "aigateway.envoyproxy.io/v1beta1, AIServiceBackend, {schema: {name: OpenAI}, backendRef: {name: s}}|spec: BackendRef must be a Backend resource of Envoy Gateway.",
                "aigateway.envoyproxy.io/v1beta1, AIServiceBackend, {schema: {name: Llama}, backendRef: {group: gateway.envoyproxy.io, kind: Backend, name: s}}|spec.schema.name: wanted one of openai, cohere, awsbedrock, azureopenai, gcpvertexai, gcpanthropic, anthropic, awsanthropic, found \"Llama\"; nearest is openai",
                "aigateway.envoyproxy.io/v1beta1, BackendSecurityPolicy, {type: APIKey}|spec: When type is APIKey, only apiKey field should be set",
                "aigateway.envoyproxy.io/v1beta1, BackendSecurityPolicy, {targetRefs: [{group: '', kind: Service, name: s}], type: APIKey, apiKey: {secretRef: {name: s}}}|spec.targetRefs[0]: targetRefs must reference AIServiceBackend or InferencePool resources",
                "aigateway.envoyproxy.io/v1beta1, GatewayConfig, {forwardProxy: {address: proxy}}|spec.forwardProxy: address: wanted host:port, found \"proxy\"",
                "gateway.envoyproxy.io/v1alpha1, Backend, {endpoints: [{}]}|spec.endpoints[0]: exactly one of fqdn, ip or unix must be specified",
                "gateway.networking.k8s.io/v1, BackendTLSPolicy, {targetRefs: [], validation: {hostname: a}}|spec.validation: must specify either CACertificateRefs or WellKnownCACertificates",
                "gateway.networking.k8s.io/v2, Gateway, {}|apiVersion: gateway.networking.k8s.io/v2 is not read; nearest is gateway.networking.k8s.io/v1 (known: gateway.networking.k8s.io/v1, gateway.networking.k8s.io/v1beta1)"
            })
    void refuses(String document, String problem) {
        String[] parts = document.split(", ", 3);
        assertThat(read(parts[0], parts[1], parts[2]).refused())
                .singleElement()
                .hasToString("test.yaml:" + line(problem) + ": " + problem);
    }

    @Test
    void counts_every_unknown_field_with_its_line() {
        Documents documents = DocumentReader.read("test.yaml", """
                apiVersion: gateway.networking.k8s.io/v1
                kind: HTTPRoute
                metadata: { name: a }
                spec:
                  rules:
                    - backendRef: []
                      match: []
                """, name -> Optional.empty());
        List<ResourceProblem> refused = new ArrayList<>();
        documents
                .documents()
                .forEach(document -> refused.addAll(KindReader.read(document).refused()));
        assertThat(refused).extracting(ResourceProblem::line).containsExactly(6, 7);
    }

    @Test
    void warns_of_what_has_no_effect_and_of_kinds_that_are_passed_over() {
        assertThat(read("aigateway.envoyproxy.io/v1beta1", "AIGatewayRoute", "{rules: [{}], llmRequestCosts: []}")
                        .warnings())
                .singleElement()
                .asString()
                .contains("spec.llmRequestCosts: accepted without effect: tokens are counted");
        assertThat(read("apps/v1", "Deployment", "{}").warnings())
                .singleElement()
                .asString()
                .contains("Deployment of apps/v1 is passed over");
        assertThat(read("aigateway.envoyproxy.io/v1beta1", "MCPRoute", "{}").warnings())
                .singleElement()
                .asString()
                .contains("MCPRoute of aigateway.envoyproxy.io/v1beta1 is not served");
    }

    private static int line(String problem) {
        return problem.startsWith("apiVersion") ? 1 : 4;
    }

    private static Reading read(String apiVersion, String kind, String spec) {
        String text =
                "apiVersion: " + apiVersion + "\nkind: " + kind + "\nmetadata: { name: test }\nspec: " + spec + "\n";
        Documents read = DocumentReader.read("test.yaml", text, name -> Optional.empty());
        assertThat(read.refused()).isEmpty();
        return KindReader.read(read.documents().get(0));
    }
}
