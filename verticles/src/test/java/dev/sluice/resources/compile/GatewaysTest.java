package dev.sluice.resources.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.message.Condition;
import dev.sluice.routing.RouteListener;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewaysTest {
    private static final String PEM = """
            kind: Secret
            metadata: {name: tls, namespace: a}
            stringData: {tls.crt: "-----BEGIN CERTIFICATE-----", tls.key: "-----BEGIN PRIVATE KEY-----"}
            """;

    private static String gateway(String name, String listeners) {
        return """
            kind: Gateway
            metadata: {name: %s, namespace: a, generation: 2}
            spec: {gatewayClassName: sluice, listeners: [%s]}
            """.formatted(name, listeners);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                                                                       | ''    | true
            {kind: GatewayClass, metadata: {name: sluice}, spec: {controllerName: x.org/y}}          | ''    | false
            {kind: GatewayClass, metadata: {name: sluice}, spec: {controllerName: sluice.dev/gateway-controller}} | other | true
            ''                                                                                       | other | false
            ''                                                                                       | sluice | true
            """)
    void serves_gateways_of_its_classes(String gatewayClass, String names, boolean ours) {
        CompileOptions options = new CompileOptions(
                CompileOptions.CONTROLLER, names.isEmpty() ? List.of() : List.of(names), List.of(), Map.of());

        Yaml yaml = gatewayClass.isEmpty()
                ? Yaml.compile(options, Yaml.GATEWAY)
                : Yaml.compile(options, Yaml.GATEWAY, gatewayClass);

        assertThat(yaml.compiled().table().listeners()).hasSize(ours ? 1 : 0);
    }

    @Test
    void accepts_its_class_alone() {
        Yaml yaml = Yaml.compile(
                "{kind: GatewayClass, metadata: {name: one}, spec: {controllerName: sluice.dev/gateway-controller}}",
                "{kind: GatewayClass, metadata: {name: two}, spec: {controllerName: x.org/y}}");

        assertThat(yaml.compiled().statuses()).hasSize(1);
        assertThat(yaml.status("GatewayClass", "one").conditions())
                .containsExactly(new Condition("Accepted", true, "Accepted", ""));
    }

    @Test
    void maps_ports_and_serves_the_gateways_named() {
        CompileOptions options =
                new CompileOptions(CompileOptions.CONTROLLER, List.of(), List.of("a/gw"), Map.of(80, 8080));

        Yaml yaml = Yaml.compile(options, Yaml.GATEWAY, gateway("other", "{name: http, protocol: HTTP, port: 90}"));

        assertThat(yaml.compiled().table().listeners())
                .extracting(RouteListener::name, RouteListener::port)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("a/gw/http", 8080));
    }

    @Test
    void programs_listeners_without_flaw() {
        Yaml yaml = Yaml.compile(Yaml.GATEWAY);

        assertThat(yaml.status("Gateway", "gw").generation()).isEqualTo(3);
        assertThat(yaml.status("Gateway", "gw").conditions())
                .containsExactly(
                        new Condition("Accepted", true, "Accepted", ""),
                        new Condition("Programmed", true, "Programmed", ""));
        assertThat(yaml.status("Gateway", "gw").listeners().get(0).conditions())
                .containsExactly(
                        new Condition("Accepted", true, "Accepted", ""),
                        new Condition("Programmed", true, "Programmed", ""),
                        new Condition("ResolvedRefs", true, "ResolvedRefs", ""),
                        new Condition("Conflicted", false, "NoConflicts", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            protocol: TCP                                               | Accepted     | UnsupportedProtocol   | wanted protocol HTTP or HTTPS, found TCP
            protocol: HTTPS                                             | ResolvedRefs | InvalidCertificateRef | wanted tls.certificateRefs with a Secret
            protocol: HTTPS, tls: {certificateRefs: [{name: none}]}     | ResolvedRefs | InvalidCertificateRef | there is no Secret a/none
            protocol: HTTPS, tls: {certificateRefs: [{name: empty}]}    | ResolvedRefs | InvalidCertificateRef | Secret a/empty has no certificate at tls.crt or no private key at tls.key
            protocol: HTTPS, tls: {certificateRefs: [{name: tls, namespace: b}]} | ResolvedRefs | RefNotPermitted | no ReferenceGrant in b lets Gateway a/gw refer to Secret b/tls
            protocol: HTTP, allowedRoutes: {kinds: [{kind: TCPRoute}]}  | ResolvedRefs | InvalidRouteKinds     | wanted HTTPRoute or AIGatewayRoute, found TCPRoute
            """)
    void says_what_is_wrong_with_a_listener(String listener, String type, String reason, String message) {
        Yaml yaml = Yaml.compile(
                PEM,
                "{kind: Secret, metadata: {name: empty, namespace: a}, stringData: {}}",
                gateway("gw", "{name: l, port: 443, " + listener + "}"));

        assertThat(yaml.listener("gw", 0, type)).isEqualTo(new Condition(type, false, reason, message));
    }

    @Test
    void proves_itself_with_the_secret() {
        Yaml yaml = Yaml.compile(
                PEM, gateway("gw", "{name: l, port: 443, protocol: HTTPS, tls: {certificateRefs: [{name: tls}]}}"));

        assertThat(yaml.compiled()
                        .table()
                        .listeners()
                        .get(0)
                        .tls()
                        .orElseThrow()
                        .certificate())
                .isEqualTo("-----BEGIN CERTIFICATE-----");
    }

    @Test
    void tells_the_later_of_two_listeners_of_their_conflict() {
        Yaml yaml = Yaml.compile(
                PEM,
                gateway(
                        "gw",
                        "{name: one, port: 80, protocol: HTTP},"
                                + " {name: three, port: 80, protocol: HTTPS, hostname: x.org, tls: {certificateRefs: [{name: tls}]}},"
                                + " {name: four, port: 80, protocol: HTTP, hostname: x.org}"),
                gateway("other", "{name: two, port: 80, protocol: HTTP}"));

        assertThat(yaml.listener("other", 0, "Conflicted"))
                .isEqualTo(new Condition(
                        "Conflicted",
                        true,
                        "HostnameConflict",
                        "port 80 and hostname '' are already those of a/gw/one"));
        assertThat(yaml.listener("gw", 1, "Conflicted"))
                .isEqualTo(new Condition(
                        "Conflicted", true, "ProtocolConflict", "port 80 already speaks HTTP for a/gw/one"));
        assertThat(yaml.compiled().table().listeners())
                .extracting(RouteListener::name)
                .containsExactly("a/gw/one", "a/gw/four");
        assertThat(Yaml.condition(yaml.status("Gateway", "gw").conditions(), "Accepted")
                        .reason())
                .isEqualTo("ListenersNotValid");
    }
}
