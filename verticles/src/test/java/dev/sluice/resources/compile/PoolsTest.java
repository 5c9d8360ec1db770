package dev.sluice.resources.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.message.Condition;
import dev.sluice.message.EndpointSpec;
import dev.sluice.message.PoolSpec;
import dev.sluice.message.ResourceStatus.Parent;
import dev.sluice.message.UnservedPlugins;
import dev.sluice.routing.Backend;
import dev.sluice.routing.ModelRewrite;
import dev.sluice.routing.Protocol;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolsTest {
    private static final String ROUTE = Yaml.httpRoute(
            "{backendRefs: [{group: inference.networking.k8s.io, kind: InferencePool, name: p, port: 1}]}");

    private static String pool(String more) {
        return "{kind: InferencePool, metadata: {name: p, namespace: a, generation: 8}, spec: {selector: {matchLabels: {app:"
                + " x}}, targetPorts: [{number: 8000}]" + more + "}}";
    }

    private static PoolSpec spec(String... documents) {
        return Yaml.compile(documents).compiled().pools().get(0);
    }

    private static Backend.Pool backend(Yaml yaml) {
        return (Backend.Pool) yaml.rule().backends().get(0).backend();
    }

    @Test
    void has_the_ready_pods_of_its_namespace_that_carry_its_labels() {
        PoolSpec spec = spec(pool(""), """
            {kind: Pod, metadata: {name: q, namespace: a, labels: {app: x, zone: z}}, status: {podIP: 10.0.0.2}}
            ---
            {kind: Pod, metadata: {name: p, namespace: a, labels: {app: x}}, status: {podIP: 10.0.0.1}}
            ---
            {kind: Pod, metadata: {name: r, namespace: a, labels: {app: y}}, status: {podIP: 10.0.0.3}}
            ---
            {kind: Pod, metadata: {name: s, namespace: a, labels: {app: x}}, status: {podIP: 10.0.0.4, ready: false}}
            ---
            {kind: Pod, metadata: {name: t, namespace: b, labels: {app: x}}, status: {podIP: 10.0.0.5}}
            """);

        assertThat(spec.name()).isEqualTo("a/p");
        assertThat(spec.endpoints()).extracting(EndpointSpec::name).containsExactly("p", "q");
        assertThat(spec.endpoints().get(1).labels()).containsEntry("zone", "z");
    }

    @Test
    void has_the_entries_of_endpoint_slices_where_there_is_no_pod() {
        PoolSpec spec = spec(pool(""), """
            kind: EndpointSlice
            metadata: {name: s, namespace: a, labels: {app: x}}
            endpoints:
            - {addresses: [10.0.0.1], targetRef: {kind: Pod, name: one}}
            - {addresses: [10.0.0.2]}
            - {addresses: [10.0.0.3], conditions: {ready: false}}
            """);

        assertThat(spec.endpoints()).extracting(EndpointSpec::name).containsExactly("10.0.0.2", "one");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                | HTTP1
            ', appProtocol: http'             | HTTP1
            ', appProtocol: kubernetes.io/h2c' | HTTP2
            """)
    void speaks_the_protocol_it_names(String more, Protocol protocol) {
        Yaml yaml = Yaml.compile(Yaml.GATEWAY, pool(more), ROUTE);

        assertThat(yaml.compiled().pools().get(0).protocol()).isEqualTo(protocol);
        assertThat(backend(yaml).protocol()).isEqualTo(protocol);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                                                 | ''
            ', endpointPickerRef: {name: epp, port: {number: 9002}, failureMode: FailOpen}'          | ''
            ', endpointPickerRef: {name: epp, port: {number: 9002}, failureMode: FailOpen}'          | epp
            ', endpointPickerRef: {name: epp, port: {number: 9002}}'                                 | epp
            """)
    void is_served_by_the_gateways_own_picker(String more, String service) {
        String document = "{kind: Service, metadata: {name: e" + (service.isEmpty() ? "lse" : "pp")
                + ", namespace: a}, spec: {ports: [{port: 9002}]}}";
        Yaml yaml = Yaml.compile(Yaml.GATEWAY, pool(more), ROUTE, document);

        assertThat(backend(yaml).pool()).isEqualTo("a/p");
        assertThat(yaml.parent("HTTPRoute", "route", "ResolvedRefs").status()).isTrue();
    }

    @Test
    void warns_where_its_own_picker_stands_in_for_one_that_must_not_fail() {
        Yaml yaml = Yaml.compile(
                pool(", endpointPickerRef: {name: epp, port: {number: 9002}}"),
                "{kind: Service, metadata: {name: epp, namespace: a}, spec: {ports: [{port: 9002}]}}");

        assertThat(yaml.warnings())
                .containsExactly(
                        "InferencePool: spec.endpointPickerRef: has no effect: endpoint pickers elsewhere are not"
                                + " asked, the gateway's own chooses in place of Service a/epp");
    }

    @Test
    void fails_closed_where_the_picker_is_not_there() {
        Yaml yaml = Yaml.compile(Yaml.GATEWAY, pool(", endpointPickerRef: {name: epp, port: {number: 9002}}"), ROUTE);

        String sentence =
                "there is no Service a/epp, the endpoint picker of InferencePool a/p, whose failureMode is FailClose";
        assertThat(yaml.parent("HTTPRoute", "route", "Accepted").status()).isTrue();
        assertThat(yaml.parent("HTTPRoute", "route", "ResolvedRefs"))
                .isEqualTo(new Condition("ResolvedRefs", false, "BackendNotFound", sentence));
        assertThat(yaml.parent("InferencePool", "p", "ResolvedRefs"))
                .isEqualTo(new Condition("ResolvedRefs", false, "InvalidExtensionRef", sentence));
        assertThat(yaml.rule().backends().get(0).backend()).isEqualTo(new Backend.Unresolved("a/p", sentence));
    }

    @Test
    void has_a_parent_for_each_gateway_that_reaches_it() {
        Yaml yaml = Yaml.compile(pool(""), """
            kind: Gateway
            metadata: {name: two, namespace: a}
            spec: {gatewayClassName: sluice, listeners: [{name: http, protocol: HTTP, port: 81}]}
            ---
            kind: HTTPRoute
            metadata: {name: two, namespace: a}
            spec: {parentRefs: [{name: two}], rules: [{backendRefs: [{group: inference.networking.k8s.io, kind: InferencePool, name: p}]}]}
            """, Yaml.GATEWAY, ROUTE);

        List<Parent> parents = yaml.status("InferencePool", "p").parents();
        assertThat(parents).extracting(parent -> parent.reference().get("name")).containsExactly("gw", "two");
        assertThat(parents.get(0).conditions())
                .containsExactly(
                        new Condition("Accepted", true, "Accepted", ""),
                        new Condition("ResolvedRefs", true, "ResolvedRefs", ""));
        assertThat(yaml.status("InferencePool", "p").generation()).isEqualTo(8);
    }

    @Test
    void has_no_parent_where_no_route_reaches_it() {
        Yaml yaml = Yaml.compile(Yaml.GATEWAY, pool(""));

        assertThat(yaml.status("InferencePool", "p").parents()).isEmpty();
        assertThat(yaml.compiled().pools()).hasSize(1);
    }

    @Test
    void reads_its_picker_from_a_config_map() {
        PoolSpec spec = spec(pool(""), """
            kind: ConfigMap
            metadata: {name: c, namespace: a, labels: {sluice.dev/pool: p}}
            data:
              readme: not a picker
              picker.yaml: |
                kind: EndpointPickerConfig
                plugins: [{type: queue-scorer}]
                schedulingProfiles: [{name: default, plugins: [{pluginRef: queue-scorer, weight: 2}]}]
            """);

        assertThat(spec.picker().plugins()).extracting(plugin -> plugin.type()).containsExactly("queue-scorer");
        assertThat(spec.picker().schedulingProfiles().get(0).plugins().get(0).weight())
                .isEqualTo(2);
    }

    @Test
    void refuses_a_picker_that_cannot_be_read() {
        Yaml yaml = Yaml.compile(pool(""), """
            kind: ConfigMap
            metadata: {name: c, namespace: a, labels: {sluice.dev/pool: p}}
            data: {picker: "{kind: EndpointPickerConfig, plugins: [{typo: x}]}"}
            """);

        assertThat(yaml.compiled().pools().get(0).picker()).isEqualTo(Pickers.USUAL);
        assertThat(yaml.compiled().refusedPickers()).containsOnlyKeys("a/p");
        assertThat(yaml.compiled().refusedPickers().get("a/p"))
                .asString()
                .startsWith("ConfigMap: data.picker: plugins[0].typo: unknown key; nearest is type");
    }

    @Test
    void leaves_plugins_that_there_are_not_to_the_pool_unless_told_to_warn() {
        String picker = """
            kind: ConfigMap
            metadata: {name: c, namespace: a, labels: {sluice.dev/pool: p}}
            data: {picker: "{kind: EndpointPickerConfig, plugins: [{type: topology-affinity-filter}]}"}
            """;
        CompileOptions warning =
                new CompileOptions(CompileOptions.CONTROLLER, List.of(), List.of(), Map.of(), UnservedPlugins.WARN);

        assertThat(Yaml.compile(pool(""), picker).warnings()).isEmpty();
        Yaml warned = Yaml.compile(warning, pool(""), picker);
        assertThat(warned.compiled().pools().get(0).picker().unservedPlugins()).isEqualTo(UnservedPlugins.WARN);
        assertThat(warned.warnings())
                .singleElement()
                .asString()
                .isEqualTo("ConfigMap: data.picker: plugins[0]: the plugin topology-affinity-filter takes no part:"
                        + " label-selector-filter comes nearest");
    }

    @Test
    void sorts_rewrites_exact_first_then_by_age() {
        String rewrite = """
            kind: InferenceModelRewrite
            metadata: {name: %s, namespace: a, creationTimestamp: "%s"}
            spec: {poolRef: {name: p}, rules: [%s]}
            """;
        Yaml yaml = Yaml.compile(
                Yaml.GATEWAY,
                pool(""),
                ROUTE,
                rewrite.formatted(
                        "a",
                        "2025-02-01T00:00:00Z",
                        "{matches: [{model: {value: m}}], targets: [{modelRewrite: late}]}"),
                rewrite.formatted(
                        "b",
                        "2025-01-01T00:00:00Z",
                        "{targets: [{modelRewrite: any, weight: 2}, {modelRewrite: never}]},"
                                + " {matches: [{model: {value: m}}], targets: [{modelRewrite: early}]}"));

        assertThat(backend(yaml).rewrites())
                .containsExactly(
                        new ModelRewrite(List.of("m"), List.of(new ModelRewrite.Target("early", 1))),
                        new ModelRewrite(List.of("m"), List.of(new ModelRewrite.Target("late", 1))),
                        new ModelRewrite(
                                List.of(),
                                List.of(new ModelRewrite.Target("any", 2), new ModelRewrite.Target("never", 0))));
    }
}
