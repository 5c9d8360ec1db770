package dev.sluice.resources.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.message.PoolSpec;
import dev.sluice.resources.kind.ResourceSet;
import dev.sluice.routing.Backend;
import dev.sluice.routing.BackendRef;
import dev.sluice.routing.RouteListener;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CompilerTest {
    private static final String USE_CASE = """
            kind: Gateway
            metadata: {name: plain}
            spec: {gatewayClassName: sluice, listeners: [{name: http, protocol: HTTP, port: 8080}]}
            ---
            kind: HTTPRoute
            metadata: {name: plain}
            spec:
              parentRefs: [{group: gateway.networking.k8s.io, kind: Gateway, name: plain}]
              rules:
              - matches: [{path: {type: PathPrefix, value: /}}]
                backendRefs: [{group: inference.networking.k8s.io, kind: InferencePool, name: llama, port: 8000, weight: 1}]
                timeouts: {request: 60s}
            ---
            kind: InferencePool
            metadata: {name: llama}
            spec:
              selector: {matchLabels: {app: vllm-llama}}
              targetPorts: [{number: 8000}]
              endpointPickerRef: {name: llama-epp, port: {number: 9002}, failureMode: FailOpen}
            ---
            kind: Gateway
            metadata: {name: ai}
            spec: {gatewayClassName: sluice, listeners: [{name: http, protocol: HTTP, port: 8081}]}
            ---
            kind: InferencePool
            metadata: {name: mistral}
            spec: {selector: {matchLabels: {app: mistral}}, targetPorts: [{number: 8000}]}
            ---
            kind: Backend
            metadata: {name: elsewhere}
            spec: {endpoints: [{fqdn: {hostname: models.example.com, port: 80}}]}
            ---
            kind: AIServiceBackend
            metadata: {name: elsewhere}
            spec: {schema: {name: OpenAI}, backendRef: {group: gateway.envoyproxy.io, kind: Backend, name: elsewhere}}
            ---
            kind: AIGatewayRoute
            metadata: {name: ai}
            spec:
              parentRefs: [{group: gateway.networking.k8s.io, kind: Gateway, name: ai}]
              rules:
              - matches: [{headers: [{type: Exact, name: x-ai-eg-model, value: llama}]}]
                backendRefs: [{group: inference.networking.k8s.io, kind: InferencePool, name: llama}]
              - matches: [{headers: [{type: Exact, name: x-ai-eg-model, value: mistral}]}]
                backendRefs: [{group: inference.networking.k8s.io, kind: InferencePool, name: mistral}]
              - matches: [{headers: [{type: Exact, name: x-ai-eg-model, value: other}]}]
                backendRefs: [{name: elsewhere}]
            """;

    @Test
    void compiles_plain_forwarding_and_routing_by_model_side_by_side() {
        Yaml yaml = Yaml.compile(USE_CASE);

        assertThat(yaml.compiled().table().listeners())
                .extracting(RouteListener::port)
                .containsExactly(8081, 8080);
        assertThat(yaml.compiled().pools())
                .extracting(PoolSpec::name)
                .containsExactly("default/llama", "default/mistral");
        assertThat(yaml.routes())
                .flatExtracting(route -> route.rules())
                .flatExtracting(rule -> rule.backends())
                .extracting(ref -> ref.backend().name())
                .containsExactly("default/llama", "default/mistral", "default/elsewhere", "default/llama");
        assertThat(yaml.status("InferencePool", "llama").parents()).hasSize(2);
        assertThat(yaml.warnings()).isEmpty();
    }

    @Test
    void says_the_same_of_the_same_documents() {
        ResourceSet set = Yaml.set(USE_CASE);

        assertThat(Compiler.compile(set, Yaml.OPTIONS).statuses())
                .isEqualTo(Compiler.compile(set, Yaml.OPTIONS).statuses());
    }

    @Test
    void knows_nothing_of_no_documents() {
        Compiled compiled = Compiler.compile(ResourceSet.EMPTY, Yaml.OPTIONS);

        assertThat(compiled.table().listeners()).isEmpty();
        assertThat(compiled.pools()).isEmpty();
        assertThat(compiled.statuses()).isEmpty();
    }

    @Test
    void compiles_two_thousand_routes() {
        String rule =
                "{backendRefs: [{name: elsewhere}, {group: inference.networking.k8s.io, kind: InferencePool, name: llama}]}";
        String rules = String.join(", ", rule, rule, rule, rule, rule);
        String routes = IntStream.range(0, 2_000)
                .mapToObj(index -> "{kind: AIGatewayRoute, metadata: {name: r" + index
                        + "}, spec: {parentRefs: [{name: ai}], rules: [" + rules + "]}}")
                .collect(Collectors.joining("\n---\n"));

        Yaml yaml = Yaml.compile(USE_CASE, routes);

        assertThat(yaml.status("Gateway", "ai").listeners().get(0).attachedRoutes())
                .isEqualTo(2_001);
        assertThat(yaml.routes())
                .flatExtracting(route -> route.rules())
                .flatExtracting(found -> found.backends())
                .noneMatch(ref -> ((BackendRef) ref).backend() instanceof Backend.Unresolved);
    }
}
