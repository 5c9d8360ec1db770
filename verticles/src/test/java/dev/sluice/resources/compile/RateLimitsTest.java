package dev.sluice.resources.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.caller.Period;
import dev.sluice.cost.TokenKind;
import dev.sluice.counting.WindowSpec;
import dev.sluice.limits.Attribute;
import dev.sluice.limits.LimitGroup;
import dev.sluice.limits.LimitRule;
import dev.sluice.limits.Measure;
import dev.sluice.limits.Selector;
import dev.sluice.limits.Windows;
import dev.sluice.resources.kind.envoy.RateLimit.Limit;
import dev.sluice.routing.Route;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
    private static final String LIMIT = "limit: {requests: 100, unit: Minute}";
    private static final String RESPONSE = "cost: {request: {from: Number, number: 0},"
            + " response: {from: Metadata, metadata: {namespace: io.envoy.ai_gateway, key: %s}}}";

    private static Yaml compile(String... rules) {
        return Yaml.compile(Yaml.GATEWAY, """
                kind: BackendTrafficPolicy
                metadata: {name: p, namespace: a}
                spec:
                  targetRefs: [{kind: AIGatewayRoute, name: chat}]
                  rateLimit: {type: Global, global: {rules: [%s]}}
                """.formatted(String.join(", ", rules)), """
                kind: AIGatewayRoute
                metadata: {name: chat, namespace: a}
                spec:
                  parentRefs: [{name: gw}]
                  llmRequestCosts: [{metadataKey: total, type: TotalToken}, {metadataKey: out, type: OutputToken}]
                  rules: [{backendRefs: [{name: be}]}]
                """);
    }

    private static LimitRule only(Yaml yaml) {
        assertThat(yaml.rule().limits()).hasSize(1);
        assertThat(yaml.rule().limits().get(0).rules()).hasSize(1);
        return yaml.rule().limits().get(0).rules().get(0);
    }

    @Test
    void all_rules_of_a_policy_must_have_room_and_each_request_counts_one() {
        LimitRule first = new LimitRule(
                "BackendTrafficPolicy a/p rules[0] of AIGatewayRoute a/chat",
                List.of(),
                List.of(),
                Measure.Requests.ONE,
                Windows.sliding(100, Period.MINUTE),
                false,
                false);
        LimitRule second = new LimitRule(
                "BackendTrafficPolicy a/p rules[1]",
                List.of(),
                List.of(),
                Measure.Requests.ONE,
                Windows.sliding(5, Period.MONTH),
                true,
                false);

        assertThat(compile("{" + LIMIT + "}", "{limit: {requests: 5, unit: Month}, shared: true, shadowMode: true}")
                        .rule()
                        .limits())
                .containsExactly(LimitGroup.all(List.of(first, second)));
    }

    @Test
    void answers_count_the_number_of_their_key_beside_what_each_request_counts() {
        assertThat(only(compile("{" + LIMIT + ", " + RESPONSE.formatted("out") + "}"))
                        .measure())
                .isEqualTo(new Measure.Tokens(0, TokenKind.OUTPUT));
    }

    @Test
    void numbers_of_a_request_and_its_answer_add_up() {
        String cost = "cost: {request: {from: Number, number: 2}, response: {from: Number, number: 3}}";
        assertThat(only(compile("{" + LIMIT + ", " + cost + "}")).measure()).isEqualTo(new Measure.Requests(5));
    }

    @Test
    void an_unknown_key_counts_nothing_and_the_known_ones_are_named() {
        Yaml yaml = compile("{" + LIMIT + ", " + RESPONSE.formatted("price") + "}");

        assertThat(only(yaml).measure()).isEqualTo(new Measure.Requests(0));
        assertThat(yaml.warnings()).anySatisfy(warning -> assertThat(warning)
                .contains("spec.rateLimit.global.rules[0].cost.response.metadata.key")
                .contains("of which there are total, out, found price"));
    }

    @Test
    void selects_and_counts_apart_by_headers() {
        Attribute tenant = Attribute.read("tenant");
        LimitRule rule = only(
                compile("{clientSelectors: [{headers: [{name: x-sluice-tenant, type: Distinct}]}], " + LIMIT + "}"));

        assertThat(rule.selectors()).containsExactly(Selector.present(tenant));
        assertThat(rule.per()).containsExactly(tenant);
    }

    @Test
    void a_rule_that_cannot_be_kept_is_left_out() {
        Yaml yaml = compile("{clientSelectors: [{path: {value: /v1}}], " + LIMIT + "}");

        assertThat(yaml.rule().limits()).isEmpty();
    }

    @Test
    void a_network_that_is_none_is_told() {
        assertThat(compile("{clientSelectors: [{sourceCIDR: {value: 10.0.0.0/33}}], " + LIMIT + "}")
                        .warnings())
                .anySatisfy(warning -> assertThat(warning)
                        .contains("spec.rateLimit.global.rules[0].clientSelectors[0].sourceCIDR.value"));
    }

    @Test
    void numbers_that_others_make_of_requests_count_nothing_and_that_is_told() {
        Yaml yaml = compile("{" + LIMIT + ", "
                + RESPONSE.formatted("total").replace("io.envoy.ai_gateway", "envoy.filters.http.ext_authz") + "}");

        assertThat(only(yaml).measure()).isEqualTo(new Measure.Requests(0));
        assertThat(yaml.warnings()).anySatisfy(warning -> assertThat(warning)
                .contains("wanted io.envoy.ai_gateway, found envoy.filters.http.ext_authz"));
    }

    @Test
    void routes_of_different_kinds_with_one_name_count_apart() {
        Yaml yaml = Yaml.compile(
                Yaml.GATEWAY,
                """
                kind: BackendTrafficPolicy
                metadata: {name: p, namespace: a}
                spec:
                  targetRefs: [{kind: Gateway, name: gw}]
                  rateLimit: {global: {rules: [{%s}]}}
                """.formatted(LIMIT),
                Yaml.aiRoute("{backendRefs: [{name: be}]}"),
                Yaml.httpRoute("{}").replace("name: route", "name: chat"));

        assertThat(yaml.routes())
                .flatExtracting(Route::rules)
                .extracting(rule -> rule.limits().get(0).rules().get(0).name())
                .containsExactlyInAnyOrder(
                        "BackendTrafficPolicy a/p rules[0] of AIGatewayRoute a/chat",
                        "BackendTrafficPolicy a/p rules[0] of HTTPRoute a/chat");
    }

    @Test
    void a_year_is_365_days_that_slide() {
        assertThat(only(compile("{limit: {requests: 5, unit: Year}}")).window())
                .isEqualTo(WindowSpec.sliding(5, Duration.ofDays(365)));
    }

    @Test
    void other_units_and_amounts_are_refused() {
        assertThatThrownBy(() -> new Limit(1, "Week"))
                .hasMessage(
                        "unit: Unsupported value: \"Week\": supported values: Second, Minute, Hour, Day, Month, Year");
        assertThatThrownBy(() -> new Limit(4_294_967_296L, "Day"))
                .hasMessage("requests: Invalid value: 4294967296: should be less than or equal to 4294967295");
    }
}
