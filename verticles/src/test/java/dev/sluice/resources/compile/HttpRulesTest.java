package dev.sluice.resources.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.message.Condition;
import dev.sluice.routing.Backend;
import dev.sluice.routing.Filters;
import dev.sluice.routing.Filters.HeaderChange;
import dev.sluice.routing.Filters.HeaderChange.Header;
import dev.sluice.routing.Filters.PathRewrite;
import dev.sluice.routing.PathMatch;
import dev.sluice.routing.RetryPolicy;
import dev.sluice.routing.RetryPolicy.Trigger;
import dev.sluice.routing.RouteMatch;
import dev.sluice.routing.RouteRule;
import dev.sluice.routing.ValueMatch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpRulesTest {
    private static final String SERVICE = """
            kind: Service
            metadata: {name: s, namespace: a}
            spec: {clusterIP: 10.0.0.1, ports: [{port: 80}]}
            """;

    private static Yaml compile(String rule) {
        return Yaml.compile(Yaml.GATEWAY, SERVICE, Yaml.httpRoute(rule));
    }

    @Test
    void names_a_rule_by_its_place_where_it_has_no_name() {
        assertThat(compile("{}").rule().name()).isEqualTo("rules[0]");
        assertThat(compile("{name: chat}").rule().name()).isEqualTo("chat");
    }

    @Test
    void takes_every_request_where_no_match_is_written() {
        assertThat(compile("{}").rule().matches()).containsExactly(RouteMatch.ALL);
    }

    @Test
    void takes_over_matches() {
        RouteRule rule = compile("""
            {matches: [{method: POST, path: {type: Exact, value: /v1},
              headers: [{name: X-A, value: b}],
              queryParams: [{type: RegularExpression, name: Q, value: z.*}]}]}
            """).rule();

        assertThat(rule.matches())
                .containsExactly(new RouteMatch(
                        new PathMatch(PathMatch.Kind.EXACT, "/v1"),
                        Optional.of("POST"),
                        List.of(new ValueMatch("x-a", ValueMatch.Kind.EXACT, "b")),
                        List.of(new ValueMatch("Q", ValueMatch.Kind.REGULAR_EXPRESSION, "z.*"))));
    }

    @Test
    void takes_over_filters() {
        Filters filters = compile("""
            {filters: [
              {type: RequestHeaderModifier, requestHeaderModifier: {set: [{name: X-A, value: b}], remove: [X-C]}},
              {type: ResponseHeaderModifier, responseHeaderModifier: {add: [{name: d, value: e}]}},
              {type: URLRewrite, urlRewrite: {hostname: h.org, path: {type: ReplacePrefixMatch, replacePrefixMatch: /p}}},
              {type: RequestMirror, requestMirror: {percent: 25, backendRef: {name: s, port: 80}}}]}
            """).rule().filters();

        assertThat(filters.request())
                .isEqualTo(new HeaderChange(List.of(new Header("X-A", "b")), List.of(), List.of("x-c")));
        assertThat(filters.response().add()).containsExactly(new Header("d", "e"));
        assertThat(filters.rewrite())
                .contains(new Filters.UrlRewrite(
                        Optional.of("h.org"), Optional.of(new PathRewrite(PathRewrite.Kind.PREFIX, "/p"))));
        assertThat(filters.mirrors()).singleElement().satisfies(mirror -> {
            assertThat(mirror.share()).isEqualTo(0.25);
            assertThat(mirror.backend().name()).isEqualTo("a/s");
        });
    }

    @Test
    void takes_over_redirects() {
        RouteRule rule = compile("""
            {filters: [{type: RequestRedirect, requestRedirect: {scheme: https, port: 8443,
              path: {type: ReplaceFullPath, replaceFullPath: /x}, statusCode: 308}}]}
            """).rule();

        assertThat(rule.filters().redirect())
                .contains(new Filters.Redirect(
                        Optional.of("https"),
                        Optional.empty(),
                        Optional.of(new PathRewrite(PathRewrite.Kind.FULL_PATH, "/x")),
                        Optional.of(8443),
                        308));
        assertThat(rule.backends()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {filters: [{type: ExtensionRef, extensionRef: {}}], backendRefs: [{name: s, port: 80}]} | ExtensionRef
            {filters: [{type: CORS, cors: {}}], backendRefs: [{name: s, port: 80}]}                 | CORS
            {backendRefs: [{name: s, port: 80, filters: [{type: ExternalAuth, externalAuth: {}}]}]} | ExternalAuth
            """)
    void refuses_filters_that_are_not_served(String rule, String type) {
        Yaml yaml = compile(rule);

        assertThat(yaml.parent("HTTPRoute", "route", "Accepted"))
                .isEqualTo(new Condition(
                        "Accepted", false, "UnsupportedValue", "filters of type " + type + " are not served"));
        assertThat(yaml.rule().backends().get(0).backend()).isInstanceOf(Backend.Unresolved.class);
    }

    @Test
    void takes_over_timeouts_and_retry() {
        RouteRule rule = compile("""
            {timeouts: {request: 10s, backendRequest: 2s}, retry: {codes: [500], attempts: 3, backoff: 100ms}}
            """).rule();

        assertThat(rule.timeouts().request()).contains(Duration.ofSeconds(10));
        assertThat(rule.timeouts().attempt()).contains(Duration.ofSeconds(2));
        assertThat(rule.retry())
                .contains(new RetryPolicy(
                        3,
                        0,
                        Set.of(500),
                        Set.of(Trigger.CONNECT_FAILURE, Trigger.RESET),
                        Optional.empty(),
                        Duration.ofMillis(100),
                        Duration.ofSeconds(1)));
    }

    @Test
    void is_accepted_with_the_generation_of_the_document() {
        Yaml yaml = compile("{backendRefs: [{name: s, port: 80}]}");

        assertThat(yaml.status("HTTPRoute", "route").generation()).isEqualTo(7);
        assertThat(yaml.status("HTTPRoute", "route").parents().get(0).reference())
                .containsEntry("name", "gw")
                .containsEntry("kind", "Gateway");
        assertThat(yaml.status("HTTPRoute", "route").parents().get(0).conditions())
                .containsExactly(
                        new Condition("Accepted", true, "Accepted", ""),
                        new Condition("ResolvedRefs", true, "ResolvedRefs", ""));
    }
}
