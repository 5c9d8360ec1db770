package dev.sluice.resources.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.message.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttachmentTest {
    private static final String LISTENERS = """
            kind: Gateway
            metadata: {name: gw, namespace: a}
            spec: {gatewayClassName: sluice, listeners: [%s]}
            """;

    private static Yaml attach(String listeners, String kind, String namespace, String parent, String hostnames) {
        return Yaml.compile(
                LISTENERS.formatted(listeners),
                "{kind: Namespace, metadata: {name: b, labels: {team: red}}}",
                """
                kind: %s
                metadata: {name: r, namespace: %s}
                spec: {parentRefs: [%s], hostnames: [%s], rules: [{}]}
                """.formatted(kind, namespace, parent, hostnames));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            allowedRoutes: {}                                                            | a | {name: gw} | true  | Accepted
            allowedRoutes: {}                                                            | b | {name: gw, namespace: a} | false | NotAllowedByListeners
            allowedRoutes: {namespaces: {from: All}}                                     | b | {name: gw, namespace: a} | true | Accepted
            allowedRoutes: {namespaces: {from: None}}                                    | a | {name: gw} | false | NotAllowedByListeners
            allowedRoutes: {namespaces: {from: Selector, selector: {matchLabels: {team: red}}}} | b | {name: gw, namespace: a} | true | Accepted
            allowedRoutes: {namespaces: {from: Selector, selector: {matchLabels: {team: red}}}} | a | {name: gw} | false | NotAllowedByListeners
            allowedRoutes: {namespaces: {from: Selector, selector: {matchLabels: {kubernetes.io/metadata.name: c}}}} | c | {name: gw, namespace: a} | true | Accepted
            allowedRoutes: {kinds: [{kind: HTTPRoute}]}                                  | a | {name: gw} | true  | Accepted
            allowedRoutes: {kinds: [{group: aigateway.envoyproxy.io, kind: AIGatewayRoute}]} | a | {name: gw} | false | NotAllowedByListeners
            allowedRoutes: {}                                                            | a | {name: gw, sectionName: one} | true | Accepted
            allowedRoutes: {}                                                            | a | {name: gw, sectionName: two} | false | NoMatchingParent
            allowedRoutes: {}                                                            | a | {name: gw, port: 80} | true | Accepted
            allowedRoutes: {}                                                            | a | {name: gw, port: 81} | false | NoMatchingParent
            hostname: x.example.com                                                      | a | {name: gw} | true | Accepted
            hostname: y.example.com                                                      | a | {name: gw} | false | NoMatchingListenerHostname
            """)
    void accepts_what_a_listener_allows(
            String listener, String namespace, String parent, boolean accepted, String reason) {
        Yaml yaml = attach(
                "{name: one, protocol: HTTP, port: 80, " + listener + "}",
                "HTTPRoute",
                namespace,
                parent,
                "x.example.com");

        Condition condition = yaml.parent("HTTPRoute", "r", "Accepted");
        assertThat(condition.status()).isEqualTo(accepted);
        assertThat(condition.reason()).isEqualTo(reason);
        assertThat(yaml.routes()).hasSize(accepted ? 1 : 0);
        assertThat(yaml.status("Gateway", "gw").listeners().get(0).attachedRoutes())
                .isEqualTo(accepted ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"HTTPRoute", "AIGatewayRoute"})
    void takes_an_ai_gateway_route_where_either_kind_is_allowed(String kind) {
        Yaml yaml = attach(
                "{name: one, protocol: HTTP, port: 80, allowedRoutes: {kinds: [{kind: " + kind + "}]}}",
                "AIGatewayRoute",
                "a",
                "{name: gw}",
                "");

        assertThat(yaml.routes()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''            | x.org, '*.y.org' | x.org,*.y.org
            '*.x.org'     | a.b.x.org, y.org | a.b.x.org
            '*.x.org'     | '*.b.x.org'      | *.b.x.org
            '*.b.x.org'   | '*.x.org'        | *.b.x.org
            b.x.org       | '*.x.org'        | b.x.org
            """)
    void keeps_the_host_names_in_common(String listener, String route, String common) {
        Yaml yaml = attach(
                "{name: one, protocol: HTTP, port: 80" + (listener.isEmpty() ? "}" : ", hostname: '" + listener + "'}"),
                "HTTPRoute",
                "a",
                "{name: gw}",
                "\"" + route.replace("'", "").replace(", ", "\", \"") + "\"");

        assertThat(yaml.routes().get(0).hostnames()).containsExactly(common.split(","));
    }

    @Test
    void warns_of_a_gateway_that_is_not_there() {
        Yaml yaml = attach("{name: one, protocol: HTTP, port: 80}", "HTTPRoute", "a", "{name: other}", "");

        assertThat(yaml.status("HTTPRoute", "r").parents()).isEmpty();
        assertThat(yaml.warnings())
                .containsExactly("HTTPRoute: spec.parentRefs[0]: has no effect: there is no Gateway a/other");
    }
}
