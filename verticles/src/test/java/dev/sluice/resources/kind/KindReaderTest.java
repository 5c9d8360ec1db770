package dev.sluice.resources.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.resources.document.DocumentReader;
import dev.sluice.resources.document.DocumentReader.Documents;
import dev.sluice.resources.kind.core.PodDocument;
import dev.sluice.resources.kind.envoy.BackendTrafficPolicySpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KindReaderTest {
    @Test
    void reads_the_use_case_that_everything_else_grows_from() throws IOException {
        Documents documents;
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/seed-use-case.yaml"))) {
            documents = DocumentReader.read(
                    "seed.yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8), name -> Optional.empty());
        }
        assertThat(documents.refused()).isEmpty();
        List<Reading> readings =
                documents.documents().stream().map(KindReader::read).toList();
        assertThat(readings).hasSize(10).allSatisfy(Specs::assertValid);
        assertThat(readings.stream().flatMap(reading -> reading.warnings().stream()))
                .extracting("path")
                .containsExactly("spec.poolRef", "spec.priority");
    }

    @Test
    void reads_metadata() {
        Reading reading = Specs.readText("""
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: a.b
                  namespace: n
                  labels: {x: y}
                  annotations: {a.b/c: "1"}
                  creationTimestamp: 2026-01-31T12:00:00Z
                  generation: 3
                  managedFields: [{}]
                data: {k: v}
                """);
        Specs.assertValid(reading);
        assertThat(reading.resource().get().metadata())
                .isEqualTo(new Metadata(
                        "a.b", "n", Map.of("x", "y"), Map.of("a.b/c", "1"), Instant.parse("2026-01-31T12:00:00Z"), 3));
    }

    @Test
    void puts_namespaced_documents_into_the_default_namespace_and_others_into_none() {
        assertThat(Specs.readText("{apiVersion: v1, kind: Pod, metadata: {name: a, creationTimestamp: null}}")
                        .resource()
                        .get()
                        .metadata())
                .isEqualTo(new Metadata("a", "default", Map.of(), Map.of(), Instant.EPOCH, 0));
        assertThat(Specs.readText("{apiVersion: v1, kind: Namespace, metadata: {name: a, namespace: b}}")
                        .resource()
                        .get()
                        .metadata()
                        .namespace())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "kind: Pod|1|apiVersion|missing; wanted a string",
                "apiVersion: v1|1|kind|missing; wanted a string",
                "apiVersion: 1;kind: Pod|1|apiVersion|wanted a string",
                "apiVersion: v1;kind: Pod|1|metadata|missing; wanted an object",
                "apiVersion: v1;kind: Pod;metadata: {}|3|metadata.name|missing; wanted a string",
                "apiVersion: v1;kind: Pod;metadata: {name: A}|3|metadata.name|Invalid value: \"A\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character",
                "apiVersion: v1;kind: Pod;metadata:;  name: a;  namespace: a.b|5|metadata.namespace|Invalid value: \"a.b\": a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character",
                "apiVersion: v1;kind: Pod;metadata:;  name: a;  labels:;    x.y/z: 1|6|metadata.labels[\"x.y/z\"]|wanted a string, found 1",
                "apiVersion: gateway.networking.k8s.io/v1;kind: HTTPRoute;metadata: {name: a}|1|spec|missing; wanted an object",
                "apiVersion: gateway.networking.k8s.io/v1;kind: HTTPRoute;metadata: {name: a};spec: []|4|spec|wanted an object",
                "apiVersion: gateway.networking.k8s.io/v1;kind: HTTPRoute;metadata: {name: a};spec: {};specs: {}|5|specs|unknown field; nearest is spec (known: apiVersion, kind, metadata, spec, status)",
                "apiVersion: gateway.networking.k8s.io/v9;kind: HTTPRoute|1|apiVersion|unknown version gateway.networking.k8s.io/v9 (known: gateway.networking.k8s.io/v1, gateway.networking.k8s.io/v1beta1)",
                "apiVersion: v1;kind: Secret;metadata: {name: a};data: {k: 123}|4|data.k|wanted a string",
                "apiVersion: v1;kind: Secret;metadata: {name: a};data: {k: '?'}|1||the value of k is not base 64",
            })
    void refuses_what_is_wrong(String text, int line, String path, String sentence) {
        Reading reading = Specs.readText(text.replace(';', '\n'));
        assertThat(reading.resource()).isEmpty();
        assertThat(reading.refused())
                .hasToString("[a.yaml:" + line + ": " + (path == null ? "" : path + ": ") + sentence + "]");
    }

    @Test
    void refuses_names_that_are_too_long() {
        Specs.assertRefused(
                Specs.readText("{apiVersion: v1, kind: Pod, metadata: {name: " + "a".repeat(254) + "}}"),
                1,
                "metadata.name",
                "must be no more than 253 characters");
    }

    @Test
    void says_all_that_is_wrong_with_metadata_and_spec() {
        assertThat(Specs.readText("""
                        apiVersion: gateway.networking.k8s.io/v1
                        kind: GatewayClass
                        metadata: {name: A}
                        spec: {}
                        """).refused())
                .extracting("path")
                .containsExactly("metadata.name", "spec.controllerName");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "apps/v1|Deployment|is passed over: Deployment of apps/v1 is not read",
                "serving.knative.dev/v1|Service|is passed over: Service of serving.knative.dev/v1 is not read",
                "aigateway.envoyproxy.io/v1beta1|MCPRoute|is not served",
            })
    void passes_over_kinds_that_are_not_read(String apiVersion, String kind, String sentence) {
        Reading reading = Specs.read(apiVersion, kind, "a: b");
        assertThat(reading.resource()).isEmpty();
        assertThat(reading.refused()).isEmpty();
        assertThat(reading.warnings()).hasToString("[a.yaml:1: " + sentence + "]");
        assertThat(KindReader.reads(Map.of("apiVersion", apiVersion, "kind", kind)))
                .isFalse();
    }

    @Test
    void knows_the_kinds_that_are_read() {
        assertThat(KindReader.reads(Map.of("apiVersion", "v1", "kind", "Pod"))).isTrue();
        assertThat(KindReader.reads(Map.of("kind", "Pod"))).isFalse();
    }

    @Test
    void takes_of_whole_documents_what_matters() {
        Reading reading = Specs.readText("""
                apiVersion: v1
                kind: Pod
                metadata: {name: a, uid: b}
                spec: {containers: [{name: c}]}
                status:
                  podIP: 10.0.0.1
                  conditions: [{type: Ready, status: "True", lastProbeTime: null}]
                """);
        Specs.assertValid(reading);
        assertThat(reading.warnings()).isEmpty();
        assertThat(((PodDocument) reading.resource().get().spec()).ready()).isTrue();
    }

    @Test
    void takes_fields_that_are_null_as_missing() {
        Map<String, Object> content = new HashMap<>(
                Map.of("apiVersion", "discovery.k8s.io/v1", "kind", "EndpointSlice", "metadata", Map.of("name", "a")));
        content.put("endpoints", null);
        content.put("ports", Arrays.asList());
        Reading reading = KindReader.read(DocumentReader.of(content));
        Specs.assertValid(reading);
        assertThat(reading.resource().get().origin().file()).isEqualTo("kubernetes");
    }

    @Test
    void ignores_the_status_of_documents_with_a_spec() {
        Specs.assertValid(Specs.readText("""
                apiVersion: gateway.networking.k8s.io/v1
                kind: HTTPRoute
                metadata: {name: a}
                spec: {}
                status: {parents: []}
                """));
    }

    @Test
    void warns_of_what_is_not_served_of_envoy_gateways_kinds() {
        Reading reading = Specs.read(
                "gateway.envoyproxy.io/v1alpha1",
                "BackendTrafficPolicy",
                "targetRefs: [{kind: Gateway, name: g}];loadBalancer: {type: Random};"
                        + "retry: {numRetries: 3, retryOn: {triggers: [reset]}};healthCheck:;  active: {};  passive: {}");
        Specs.assertValid(reading);
        assertThat(reading.warnings())
                .hasToString(
                        "[a.yaml:6: spec.loadBalancer: not served, a.yaml:9: spec.healthCheck.active: not served]");
        assertThat(((BackendTrafficPolicySpec) reading.resource().get().spec())
                        .retry()
                        .get()
                        .numRetries())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "endpoints: [{}]|5|spec.endpoints[0]|exactly one of fqdn, ip and unix must be specified",
                "endpoints: [{ip: {address: 10.0.0.1, port: 0}}]|5|spec.endpoints[0].ip|port: Invalid value: 0: should be greater than or equal to 1",
                "endpoints: [{fqdn: {hostname: 'a b', port: 1}}]|5|spec.endpoints[0].fqdn|hostname: Invalid value: \"a b\": must be a host name in lower case",
            })
    void refuses_backends_that_are_wrong(String spec, int line, String path, String sentence) {
        Specs.assertRefused(Specs.read("gateway.envoyproxy.io/v1alpha1", "Backend", spec), line, path, sentence);
    }

    @Test
    void warns_of_what_is_not_served_of_backends() {
        Reading reading = Specs.read(
                "gateway.envoyproxy.io/v1alpha1",
                "Backend",
                "type: Endpoints;endpoints:;- fqdn: {hostname: a.b, port: 1};  zone: z");
        Specs.assertValid(reading);
        assertThat(reading.warnings())
                .hasToString("[a.yaml:5: spec.type: not served, a.yaml:8: spec.endpoints[0].zone: not served]");
    }
}
