package dev.sluice.resources.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.message.Condition;
import dev.sluice.routing.Backend;
import dev.sluice.routing.Protocol;
import dev.sluice.routing.Upstream.ClientTls;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackendsTest {
    private static final String OTHERS = """
            {kind: Service, metadata: {name: s, namespace: a}, spec: {clusterIP: 10.0.0.1, ports: [{name: http, port: 80}]}}
            ---
            {kind: Service, metadata: {name: s, namespace: b}, spec: {clusterIP: 10.0.0.2, ports: [{port: 80, appProtocol: kubernetes.io/h2c}]}}
            ---
            {kind: Service, metadata: {name: far, namespace: a}, spec: {type: ExternalName, externalName: x.org}}
            ---
            {kind: Service, metadata: {name: headless, namespace: a}, spec: {clusterIP: None, ports: [{port: 80}]}}
            ---
            {kind: Service, metadata: {name: sliced, namespace: a}, spec: {clusterIP: 10.0.0.3, ports: [{name: web, port: 80}]}}
            ---
            kind: EndpointSlice
            metadata: {name: sliced-1, namespace: a, labels: {kubernetes.io/service-name: sliced}}
            endpoints:
            - {addresses: [10.1.0.1]}
            - {addresses: [10.1.0.2], conditions: {ready: false}}
            - {addresses: [10.1.0.3], conditions: {ready: true}}
            ports: [{name: admin, port: 9}, {name: web, port: 8080}]
            ---
            {kind: Backend, metadata: {name: be, namespace: a}, spec: {endpoints: [{fqdn: {hostname: y.org, port: 81}}, {ip: {address: 10.2.0.1, port: 82}}]}}
            ---
            {kind: Backend, metadata: {name: h2, namespace: a}, spec: {appProtocols: [gateway.envoyproxy.io/h2c], endpoints: [{ip: {address: "fd00::1", port: 82}}]}}
            """;
    private static final String GRANT = """
            kind: ReferenceGrant
            metadata: {name: g, namespace: b}
            spec:
              from: [{group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: a}]
              to: [{kind: Service, name: %s}]
            """;

    private static Yaml compile(String ref, String... more) {
        String[] documents = new String[more.length + 3];
        documents[0] = Yaml.GATEWAY;
        documents[1] = OTHERS;
        documents[2] = Yaml.httpRoute("{backendRefs: [" + ref + "]}");
        System.arraycopy(more, 0, documents, 3, more.length);
        return Yaml.compile(documents);
    }

    private static Backend.Provider provider(Yaml yaml) {
        return (Backend.Provider) yaml.rule().backends().get(0).backend();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {name: s, port: 80}       | http://10.0.0.1:80                          | HTTP1
            {name: far, port: 81}     | http://x.org:81                             | HTTP1
            {name: sliced, port: 80}  | http://10.1.0.1:8080,http://10.1.0.3:8080   | HTTP1
            {group: gateway.envoyproxy.io, kind: Backend, name: be} | http://y.org:81,http://10.2.0.1:82 | HTTP1
            {group: gateway.envoyproxy.io, kind: Backend, name: h2} | http://[fd00::1]:82                | HTTP2
            """)
    void finds_addresses(String ref, String addresses, Protocol protocol) {
        Backend.Provider provider = provider(compile(ref));

        assertThat(provider.addresses().stream().map(URI::toString)).containsExactly(addresses.split(","));
        assertThat(provider.upstream().protocol()).isEqualTo(protocol);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {name: none, port: 80}              | BackendNotFound | there is no Service a/none
            {name: s, port: 81}                 | BackendNotFound | Service a/s has no port 81
            {name: s, namespace: b, port: 80}   | RefNotPermitted | no ReferenceGrant in b lets HTTPRoute a/route refer to Service b/s
            {group: x.org, kind: Thing, name: t} | InvalidKind    | wanted a Service, InferencePool or Backend, found Thing t
            {group: inference.networking.k8s.io, kind: InferencePool, name: p} | BackendNotFound | there is no InferencePool a/p
            {group: gateway.envoyproxy.io, kind: Backend, name: none} | BackendNotFound | there is no Backend a/none
            """)
    void says_why_a_reference_leads_nowhere(String ref, String reason, String sentence) {
        Yaml yaml = compile(ref);

        assertThat(yaml.parent("HTTPRoute", "route", "Accepted").status()).isTrue();
        assertThat(yaml.parent("HTTPRoute", "route", "ResolvedRefs"))
                .isEqualTo(new Condition("ResolvedRefs", false, reason, sentence));
        Backend backend = yaml.rule().backends().get(0).backend();
        assertThat(backend).isInstanceOf(Backend.Unresolved.class);
        assertThat(((Backend.Unresolved) backend).reason()).isEqualTo(sentence);
    }

    @Test
    void leaves_a_service_without_ready_endpoints_unresolved_though_the_reference_is_right() {
        Yaml yaml = compile("{name: headless, port: 80}");

        assertThat(yaml.parent("HTTPRoute", "route", "ResolvedRefs").status()).isTrue();
        assertThat(yaml.rule().backends().get(0).backend())
                .isEqualTo(new Backend.Unresolved("a/headless", "Service a/headless has no ready endpoint"));
    }

    @ParameterizedTest
    @CsvSource({"s,true", "other,false"})
    void crosses_namespaces_by_a_grant_alone(String granted, boolean permitted) {
        Yaml yaml = compile("{name: s, namespace: b, port: 80}", GRANT.formatted(granted));

        assertThat(yaml.parent("HTTPRoute", "route", "ResolvedRefs").status()).isEqualTo(permitted);
    }

    @Test
    void shares_by_weight() {
        Yaml yaml = compile("{name: s, port: 80, weight: 9}, {name: sliced, port: 80, weight: 0}");

        assertThat(yaml.rule().backends()).extracting(ref -> ref.weight()).containsExactly(9, 0);
    }

    @Test
    void believes_the_authorities_of_a_backend_tls_policy() {
        Yaml yaml = compile("{name: s, port: 80}", """
            {kind: ConfigMap, metadata: {name: ca, namespace: a}, data: {ca.crt: "-----BEGIN CERTIFICATE-----x"}}
            ---
            kind: BackendTLSPolicy
            metadata: {name: p, namespace: a}
            spec:
              targetRefs: [{kind: Service, name: s, sectionName: http}]
              validation: {hostname: s.org, caCertificateRefs: [{kind: ConfigMap, name: ca}]}
            """);

        assertThat(provider(yaml).addresses()).containsExactly(URI.create("https://10.0.0.1:80"));
        assertThat(provider(yaml).upstream().tls())
                .isEqualTo(new ClientTls(
                        Optional.of("s.org"), List.of("-----BEGIN CERTIFICATE-----x"), false, Optional.empty()));
    }

    @Test
    void proves_itself_and_believes_as_the_backend_says() {
        Yaml yaml = compile("{group: gateway.envoyproxy.io, kind: Backend, name: tls}", """
            kind: Secret
            metadata: {name: mine, namespace: a}
            stringData: {tls.crt: "-----BEGIN CERTIFICATE-----", tls.key: "-----BEGIN PRIVATE KEY-----"}
            ---
            kind: Backend
            metadata: {name: tls, namespace: a}
            spec:
              endpoints: [{fqdn: {hostname: y.org, port: 443}}]
              tls: {insecureSkipVerify: true, sni: z.org, clientCertificateRef: {name: mine}}
            """);

        ClientTls tls = provider(yaml).upstream().tls();
        assertThat(provider(yaml).addresses()).containsExactly(URI.create("https://y.org:443"));
        assertThat(tls.trustAll()).isTrue();
        assertThat(tls.serverName()).contains("z.org");
        assertThat(tls.client()).isPresent();
    }

    @Test
    void leaves_a_backend_with_a_missing_authority_unresolved() {
        Yaml yaml = compile("{group: gateway.envoyproxy.io, kind: Backend, name: tls}", """
            kind: Backend
            metadata: {name: tls, namespace: a}
            spec: {endpoints: [{fqdn: {hostname: y.org, port: 443}}], tls: {caCertificateRefs: [{kind: ConfigMap, name: none}]}}
            """);

        assertThat(yaml.rule().backends().get(0).backend())
                .isEqualTo(new Backend.Unresolved("a/tls", "there is no ConfigMap a/none"));
    }

    @Test
    void goes_through_the_proxy_of_the_gateway() {
        Yaml yaml = Yaml.compile(OTHERS, """
            kind: Gateway
            metadata: {name: gw, namespace: a, annotations: {aigateway.envoyproxy.io/gateway-config: c}}
            spec: {gatewayClassName: sluice, listeners: [{name: http, protocol: HTTP, port: 80}]}
            ---
            {kind: GatewayConfig, metadata: {name: c, namespace: a}, spec: {forwardProxy: {address: "proxy:3128"}}}
            """, Yaml.httpRoute("{backendRefs: [{name: s, port: 80}]}"));

        assertThat(provider(yaml).upstream().proxy()).contains("proxy:3128");
    }
}
