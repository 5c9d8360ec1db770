package dev.sluice.resources.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.routing.Backend;
import dev.sluice.routing.Ejection;
import dev.sluice.routing.RetryPolicy;
import dev.sluice.routing.RetryPolicy.Trigger;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrafficPoliciesTest {
    private static final String BACKEND =
            "{kind: Backend, metadata: {name: be, namespace: a}, spec: {endpoints: [{fqdn: {hostname: y.org, port: 80}}]}}";

    private static String policy(String name, String target, String fields) {
        return "{kind: BackendTrafficPolicy, metadata: {name: " + name + ", namespace: a}, spec: {targetRefs: ["
                + target + "], " + fields + "}}";
    }

    private static Yaml compile(String... policies) {
        String[] documents = Arrays.copyOf(policies, policies.length + 3);
        documents[policies.length] = Yaml.GATEWAY;
        documents[policies.length + 1] = BACKEND;
        documents[policies.length + 2] =
                Yaml.httpRoute("{name: chat, backendRefs: [{group: gateway.envoyproxy.io, kind: Backend, name: be}]}");
        return Yaml.compile(documents);
    }

    @Test
    void fills_in_what_a_retry_leaves_open() {
        Yaml yaml = compile(policy("p", "{kind: HTTPRoute, name: route}", "retry: {}"));

        assertThat(yaml.rule().retry())
                .contains(new RetryPolicy(
                        2,
                        0,
                        Set.of(503),
                        Set.of(Trigger.CONNECT_FAILURE, Trigger.RESET),
                        Optional.empty(),
                        Duration.ofMillis(25),
                        Duration.ofMillis(250)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gateway-error          | 502,503,504 | ''
            retriable-4xx          | 409         | ''
            retriable-status-codes | 429         | ''
            connect-failure        | ''          | CONNECT_FAILURE
            refused-stream         | ''          | RESET
            reset                  | ''          | CONNECT_FAILURE,RESET
            unavailable            | ''          | ''
            """)
    void knows_triggers(String trigger, String statuses, String triggers) {
        RetryPolicy retry = compile(policy(
                        "p",
                        "{kind: HTTPRoute, name: route}",
                        "retry: {retryOn: {triggers: [" + trigger + "], httpStatusCodes: [429]}}"))
                .rule()
                .retry()
                .orElseThrow();

        assertThat(retry.statuses()).isEqualTo(numbers(statuses));
        assertThat(retry.triggers()).extracting(Enum::name).containsExactlyInAnyOrder(words(triggers));
    }

    @Test
    void takes_every_5xx_for_5xx() {
        RetryPolicy retry = compile(
                        policy("p", "{kind: HTTPRoute, name: route}", "retry: {retryOn: {triggers: [5xx]}}"))
                .rule()
                .retry()
                .orElseThrow();

        assertThat(retry.statuses()).hasSize(100).contains(500, 599);
        assertThat(retry.triggers()).containsExactlyInAnyOrder(Trigger.values());
    }

    @Test
    void takes_over_pauses_and_attempts() {
        RetryPolicy retry = compile(policy(
                        "p",
                        "{kind: HTTPRoute, name: route}",
                        "retry: {numRetries: 5, numAttemptsPerPriority: 1, perRetry: {timeout: 3s, backOff: {baseInterval:"
                                + " 10ms, maxInterval: 1s}}}"))
                .rule()
                .retry()
                .orElseThrow();

        assertThat(retry.retries()).isEqualTo(5);
        assertThat(retry.perPriority()).isEqualTo(1);
        assertThat(retry.attemptTimeout()).contains(Duration.ofSeconds(3));
        assertThat(retry.baseBackoff()).isEqualTo(Duration.ofMillis(10));
        assertThat(retry.maxBackoff()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void takes_over_timeouts_and_ejection() {
        Yaml yaml = compile(policy(
                "p",
                "{kind: Gateway, name: gw}",
                "timeout: {http: {requestTimeout: 9s}, tcp: {connectTimeout: 2s}}, healthCheck: {passive:"
                        + " {consecutive5XxErrors: 3, baseEjectionTime: 10s}}"));

        assertThat(yaml.rule().timeouts().request()).contains(Duration.ofSeconds(9));
        Backend.Provider provider =
                (Backend.Provider) yaml.rule().backends().get(0).backend();
        assertThat(provider.upstream().connectTimeout()).contains(Duration.ofSeconds(2));
        assertThat(provider.ejection()).isEqualTo(new Ejection(3, Duration.ofSeconds(10), Duration.ofSeconds(100)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {kind: Gateway, name: gw}                           | {kind: Gateway, name: gw, sectionName: http}
            {kind: Gateway, name: gw, sectionName: http}        | {kind: HTTPRoute, name: route}
            {kind: HTTPRoute, name: route}                      | {kind: HTTPRoute, name: route, sectionName: chat}
            """)
    void lets_the_nearer_policy_win(String farther, String nearer) {
        Yaml yaml =
                compile(policy("a", farther, "retry: {numRetries: 1}"), policy("b", nearer, "retry: {numRetries: 9}"));

        assertThat(yaml.rule().retry().orElseThrow().retries()).isEqualTo(9);
    }

    @ParameterizedTest
    @CsvSource({"AIGatewayRoute", "HTTPRoute"})
    void reaches_an_ai_gateway_route_by_either_kind(String kind) {
        Yaml yaml = Yaml.compile(
                Yaml.GATEWAY,
                policy("p", "{kind: " + kind + ", name: chat}", "timeout: {http: {requestTimeout: 9s}}"),
                Yaml.aiRoute("{}"));

        assertThat(yaml.rule().timeouts().request()).contains(Duration.ofSeconds(9));
    }

    @Test
    void warns_of_what_has_no_effect() {
        Yaml yaml = compile(policy(
                "p",
                "{kind: HTTPRoute, name: route}",
                "retry: {retryOn: {triggers: [reset, moon], httpStatusCodes: [500]}}"));

        assertThat(yaml.warnings())
                .containsExactly(
                        "BackendTrafficPolicy: spec.retry.retryOn.triggers: moon has no effect: it is not a known trigger",
                        "BackendTrafficPolicy: spec.retry.retryOn.httpStatusCodes: has no effect without the trigger"
                                + " retriable-status-codes");
    }

    private static String[] words(String list) {
        return list.isEmpty() ? new String[0] : list.split(",");
    }

    private static Set<Integer> numbers(String list) {
        return Set.copyOf(Arrays.stream(words(list)).map(Integer::valueOf).toList());
    }
}
