package dev.sluice.resources.kind;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayKindsTest {
    private static final String V1 = "gateway.networking.k8s.io/v1";
    private static final String TYPES = " when type one of ['Exact', 'PathPrefix']";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "listeners: [{name: a, port: 80, protocol: HTTP}, {name: b, port: 80, protocol: HTTP, hostname: '*.b.c'}]",
                "listeners: [{name: a, port: 443, protocol: HTTPS, tls: {certificateRefs: [{name: c}]}, allowedRoutes: {namespaces: {from: All}, kinds: [{kind: HTTPRoute}]}}]",
                "listeners: [{name: a, port: 443, protocol: TLS, tls: {mode: Passthrough}}]",
            })
    void takes_gateways_that_are_right(String spec) {
        Specs.assertValid(Specs.read(V1, "Gateway", "gatewayClassName: sluice;" + spec));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "listeners: []|4|spec|listeners: Invalid value: should have at least 1 items",
                "listeners: [{name: a, port: 80, protocol: HTTP}, {name: a, port: 81, protocol: HTTP}]|4|spec|Listener name must be unique within the Gateway",
                "listeners: [{name: a, port: 80, protocol: HTTP}, {name: b, port: 80, protocol: HTTP}]|4|spec|Combination of port, protocol and hostname must be unique for each listener",
                "listeners: [{name: a, port: 0, protocol: HTTP}]|6|spec.listeners[0]|port: Invalid value: 0: should be greater than or equal to 1",
                "listeners: [{name: a, port: 80, protocol: HTTP, hostname: A.b}]|6|spec.listeners[0]|hostname: Invalid value: \"A.b\": must be a host name in lower case",
                "listeners: [{name: a, port: 80, protocol: HTTP, tls: {}}]|6|spec.listeners[0]|tls must not be specified for protocols ['HTTP', 'TCP', 'UDP']",
                "listeners: [{name: a, port: 80, protocol: HTTPS, tls: {mode: Passthrough}}]|6|spec.listeners[0]|tls mode must be Terminate for protocol HTTPS",
                "listeners: [{name: a, port: 80, protocol: TCP, hostname: a}]|6|spec.listeners[0]|hostname must not be specified for protocols ['TCP', 'UDP']",
                "listener: []|6|spec.listener|unknown field; nearest is listeners (known: gatewayClassName, listeners)",
            })
    void refuses_gateways_that_are_wrong(String spec, int line, String path, String sentence) {
        Specs.assertRefused(Specs.read(V1, "Gateway", "gatewayClassName: sluice;" + spec), line, path, sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{matches: [{path: {type: RegularExpression, value: '/a.*//'}, method: GET}], backendRefs: [{name: a, port: 80, weight: 1000000}]}",
                "{matches: [{headers: [{name: a, value: b}, {name: b, type: RegularExpression, value: 'x+'}], queryParams: [{name: q, value: r}]}]}",
                "{filters: [{type: RequestMirror, requestMirror: {backendRef: {name: a, port: 1}, percent: 50}}, {type: RequestMirror, requestMirror: {backendRef: {name: b, port: 1}, fraction: {numerator: 1, denominator: 3}}}]}",
                "{matches: [{path: {value: /a}}], filters: [{type: URLRewrite, urlRewrite: {path: {type: ReplacePrefixMatch, replacePrefixMatch: /b}}}]}",
                "{filters: [{type: RequestRedirect, requestRedirect: {scheme: https, statusCode: 308}}]}",
                "{timeouts: {request: 1m30s, backendRequest: 10s}, retry: {codes: [503], attempts: 2, backoff: 100ms}}",
            })
    void takes_rules_that_are_right(String rule) {
        Specs.assertValid(Specs.read(V1, "HTTPRoute", "hostnames: ['*.a.b', c];rules: [" + rule + "]"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{matches: [{method: get}]}|.matches[0]|method: Invalid value: \"get\": must be an upper-case token",
                "{matches: [{headers: [{name: a, value: b}, {name: A, value: c}]}]}|.matches[0]|headers: must not have a name twice",
                "{matches: [{headers: [{name: 'a:', value: b}]}]}|.matches[0].headers[0]|name: Invalid value: \"a:\": must be a token as RFC 9110 has it",
                "{matches: [{headers: [{name: a, type: RegularExpression, value: '('}]}]}|.matches[0].headers[0]|value: Invalid value: \"(\": not a regular expression: Unclosed group",
                "{matches: [{path: {type: RegularExpression, value: '['}}]}|.matches[0].path|value: Invalid value: \"[\": not a regular expression: Unclosed character class",
                "{backendRefs: [{name: a, port: 80, weight: 1000001}]}|.backendRefs[0]|weight: Invalid value: 1000001: should be less than or equal to 1000000",
                "{backendRefs: [{name: a}]}|.backendRefs[0]|Must have port for Service reference",
                "{filters: [{type: RequestHeaderModifier}]}|.filters[0]|filter.requestHeaderModifier must be specified for RequestHeaderModifier filter.type",
                "{filters: [{type: CORS, cors: {}, urlRewrite: {}}]}|.filters[0]|filter.urlRewrite must be nil if the filter.type is not URLRewrite",
                "{filters: [{type: Cors}]}|.filters[0]|type: Unsupported value: \"Cors\": supported values: CORS, ExtensionRef, ExternalAuth, RequestHeaderModifier, RequestMirror, RequestRedirect, ResponseHeaderModifier, URLRewrite",
                "{filters: [{type: URLRewrite, urlRewrite: {}}, {type: URLRewrite, urlRewrite: {}}]}||URLRewrite filter cannot be repeated",
                "{filters: [{type: URLRewrite, urlRewrite: {}}, {type: RequestRedirect, requestRedirect: {}}]}||May specify either httpRouteFilterRequestRedirect or httpRouteFilterRequestRewrite, but not both",
                "{filters: [{type: RequestRedirect, requestRedirect: {}}], backendRefs: [{name: a, port: 1}]}||RequestRedirect filter must not be used together with backendRefs",
                "{filters: [{type: RequestRedirect, requestRedirect: {statusCode: 300}}]}|.filters[0].requestRedirect|statusCode: Unsupported value: \"300\": supported values: 301, 302, 303, 307, 308",
                "{filters: [{type: RequestMirror, requestMirror: {backendRef: {name: a, port: 1}, percent: 101}}]}|.filters[0].requestMirror|percent: Invalid value: 101: should be less than or equal to 100",
                "{filters: [{type: RequestMirror, requestMirror: {backendRef: {name: a, port: 1}, percent: 1, fraction: {numerator: 1}}}]}|.filters[0].requestMirror|Only one of percent or fraction may be specified in HTTPRequestMirrorFilter",
                "{filters: [{type: RequestMirror, requestMirror: {backendRef: {name: a, port: 1}, fraction: {numerator: 101}}}]}|.filters[0].requestMirror.fraction|numerator must be less than or equal to denominator",
                "{filters: [{type: URLRewrite, urlRewrite: {path: {type: ReplaceFullPath}}}]}|.filters[0].urlRewrite.path|replaceFullPath must be specified when type is set to 'ReplaceFullPath'",
                "{matches: [{path: {type: Exact, value: /a}}], filters: [{type: URLRewrite, urlRewrite: {path: {type: ReplacePrefixMatch, replacePrefixMatch: /}}}]}||When using URLRewrite filter with path.replacePrefixMatch, exactly one PathPrefix match must be specified",
                "{matches: [{}, {}], backendRefs: [{name: a, port: 1, filters: [{type: URLRewrite, urlRewrite: {path: {type: ReplacePrefixMatch, replacePrefixMatch: /}}}]}]}||Within backendRefs, when using URLRewrite filter with path.replacePrefixMatch, exactly one PathPrefix match must be specified",
                "{filters: [{type: RequestHeaderModifier, requestHeaderModifier: {set: [{name: a, value: b}, {name: A, value: b}]}}]}|.filters[0].requestHeaderModifier|set: must not have a name twice",
                "{timeouts: {request: 1s, backendRequest: 2s}}|.timeouts|backendRequest timeout cannot be longer than request timeout",
                "{retry: {codes: [200]}}|.retry|codes: Invalid value: 200: should be greater than or equal to 400",
            })
    void refuses_rules_that_are_wrong(String rule, String path, String sentence) {
        Specs.assertRefused(
                Specs.read(V1, "HTTPRoute", "rules:;- " + rule),
                6,
                "spec.rules[0]" + (path == null ? "" : path),
                sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a|value must be an absolute path and start with '/'",
                "/a//b|must not contain '//'",
                "/a/./b|must not contain '/./'",
                "/a/../b|must not contain '/../'",
                "/a%2fb|must not contain '%2f'",
                "/a%2Fb|must not contain '%2F'",
                "/a#b|must not contain '#'",
                "/a/..|must not end with '/..'",
                "/a/.|must not end with '/.'",
            })
    void refuses_paths_that_mean_others(String value, String sentence) {
        for (String type : new String[] {"Exact", "PathPrefix"}) {
            Specs.assertRefused(
                    Specs.read(
                            V1,
                            "HTTPRoute",
                            "rules: [{matches: [{path: {type: " + type + ", value: '" + value + "'}}]}]"),
                    5,
                    "spec.rules[0].matches[0].path",
                    sentence + TYPES);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "HTTPRoute|hostnames: ['a.*.b']|4|spec|hostnames: Invalid value: \"a.*.b\": must be a host name in lower case",
                "HTTPRoute|rules: [{name: a}, {name: a}]|4|spec|Rule name must be unique within the route",
                "HTTPRoute|parentRefs: [{name: g, port: 70000}]|5|spec.parentRefs[0]|port: Invalid value: 70000: should be less than or equal to 65535",
                "BackendTLSPolicy|targetRefs: [];validation: {hostname: a}|6|spec.validation|must specify either CACertificateRefs or WellKnownCACertificates",
                "BackendTLSPolicy|targetRefs: [];validation: {hostname: a, wellKnownCACertificates: System, caCertificateRefs: [{name: c}]}|6|spec.validation|must not contain both CACertificateRefs and WellKnownCACertificates",
                "ReferenceGrant|from: []|4|spec.to|missing; wanted a list",
            })
    void refuses_what_is_wrong(String kind, String spec, int line, String path, String sentence) {
        Specs.assertRefused(Specs.read(V1, kind, spec), line, path, sentence);
    }

    @Test
    void takes_rules_without_matches_as_those_for_every_request() {
        assertThat(Specs.read(V1, "HTTPRoute", "rules: [{matches: []}]")
                        .resource()
                        .get()
                        .spec())
                .isEqualTo(Specs.read(V1, "HTTPRoute", "rules: [{matches: [{path: {value: /}}]}]")
                        .resource()
                        .get()
                        .spec());
    }

    @Test
    void refuses_regular_expressions_too_deep_to_be_compiled() {
        Specs.assertRefused(
                Specs.read(
                        V1,
                        "HTTPRoute",
                        "rules: [{matches: [{path: {type: RegularExpression, value: '" + "(".repeat(1000) + "'}}]}]"),
                5,
                "spec.rules[0].matches[0].path",
                "value: Invalid value: must have at most 100 groups");
    }

    @Test
    void warns_of_each_field_without_effect() {
        Reading reading = Specs.read(
                V1,
                "HTTPRoute",
                "rules:;- sessionPersistence: {};  backendRefs:;  - {name: a, port: 1};  - {name: b, port: 1, sessionPersistence: {}}");
        Specs.assertValid(reading);
        assertThat(reading.warnings())
                .extracting(Object::toString)
                .containsExactlyInAnyOrder(
                        "a.yaml:6: spec.rules[0].sessionPersistence: accepted without effect: pools keep sessions by their picker's plugins",
                        "a.yaml:9: spec.rules[0].backendRefs[1].sessionPersistence: accepted without effect: pools keep sessions by their picker's plugins");
    }
}
