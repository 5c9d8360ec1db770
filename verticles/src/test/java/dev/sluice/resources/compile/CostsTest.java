package dev.sluice.resources.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cost.Consumption;
import dev.sluice.cost.CostNumbers;
import dev.sluice.cost.Tokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CostsTest {
    private static final Consumption USED =
            new Consumption("llama", "svc.a", "a/chat", new Tokens(100, 60, 10, 20, 5, 0, 0));
    private static final String GATEWAY = """
            kind: Gateway
            metadata: {name: gw, namespace: a, annotations: {aigateway.envoyproxy.io/gateway-config: gwc}}
            spec: {gatewayClassName: sluice, listeners: [{name: http, protocol: HTTP, port: 80}]}
            ---
            kind: GatewayConfig
            metadata: {name: gwc, namespace: a}
            spec: {globalLLMRequestCosts: [{metadataKey: sum, type: TotalToken}, {metadataKey: out, type: OutputToken}]}
            """;

    private static String route(String costs) {
        return """
            kind: AIGatewayRoute
            metadata: {name: chat, namespace: a}
            spec: {parentRefs: [{name: gw}], rules: [{}], llmRequestCosts: [%s]}
            """.formatted(costs);
    }

    @Test
    void makes_every_kind_of_number() {
        String costs = "{metadataKey: i, type: InputToken}, {metadataKey: c, type: CachedInputToken},"
                + "{metadataKey: w, type: CacheCreationInputToken}, {metadataKey: o, type: OutputToken},"
                + "{metadataKey: r, type: ReasoningToken}, {metadataKey: t, type: TotalToken},"
                + "{metadataKey: x, type: CEL, cel: 'input_tokens * 0.1 + output_tokens * 2.0'}";

        assertThat(Yaml.compile(Yaml.GATEWAY, route(costs))
                        .rule()
                        .costs()
                        .of(USED)
                        .values())
                .containsOnly(
                        Map.entry("i", 100L),
                        Map.entry("c", 60L),
                        Map.entry("w", 10L),
                        Map.entry("o", 20L),
                        Map.entry("r", 5L),
                        Map.entry("t", 120L),
                        Map.entry("x", 50L));
    }

    @Test
    void puts_the_numbers_of_a_route_before_those_of_its_gateway_key_by_key() {
        String costs = "{metadataKey: out, type: CEL, cel: '7u'}, {metadataKey: in, type: InputToken}";

        assertThat(Yaml.compile(GATEWAY, route(costs)).rule().costs().of(USED).values())
                .containsOnly(Map.entry("sum", 120L), Map.entry("out", 7L), Map.entry("in", 100L));
    }

    @Test
    void takes_the_last_of_two_with_one_key() {
        String costs = "{metadataKey: k, type: InputToken}, {metadataKey: k, type: OutputToken}";

        assertThat(Yaml.compile(Yaml.GATEWAY, route(costs))
                        .rule()
                        .costs()
                        .of(USED)
                        .values())
                .containsOnly(Map.entry("k", 20L));
    }

    @Test
    void makes_the_numbers_of_a_gateway_of_plain_routes_too() {
        assertThat(Yaml.compile(GATEWAY, Yaml.httpRoute("{}"))
                        .rule()
                        .costs()
                        .of(USED)
                        .values())
                .containsOnly(Map.entry("sum", 120L), Map.entry("out", 20L));
    }

    @Test
    void leaves_out_a_number_that_falls_below_zero_and_keeps_the_others() {
        String costs = "{metadataKey: less, type: CEL, cel: 'output_tokens - input_tokens'},"
                + "{metadataKey: out, type: OutputToken}";

        assertThat(Yaml.compile(Yaml.GATEWAY, route(costs)).rule().costs().of(USED))
                .isEqualTo(new CostNumbers(Map.of("out", 20L), List.of("less")));
    }
}
