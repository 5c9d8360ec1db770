package dev.sluice.resources.kubernetes;

import static dev.sluice.resources.kubernetes.MockCluster.CONTROLLER;
import static dev.sluice.resources.kubernetes.MockCluster.GATEWAYS;
import static dev.sluice.resources.kubernetes.MockCluster.POOLS;
import static dev.sluice.resources.kubernetes.MockCluster.pool;
import static dev.sluice.resources.kubernetes.MockCluster.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.message.Condition;
import dev.sluice.message.ResourceKey;
import dev.sluice.message.ResourceStatus;
import dev.sluice.message.ResourceStatus.Listener;
import dev.sluice.message.ResourceStatus.Parent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is written into the statuses of an API server's objects. */
class StatusWritingTest {
    private static final String POOL = pool("serving", "chat", 8000);
    private static final String GATEWAY = """
            apiVersion: gateway.networking.k8s.io/v1
            kind: Gateway
            metadata: {namespace: serving, name: edge}
            spec: {gatewayClassName: sluice, listeners: [{name: web, port: 80, protocol: HTTP}]}
            status:
              addresses: [{type: IPAddress, value: 10.0.0.1}]
            """;
    private static final Map<String, Object> EDGE =
            Map.of("group", "gateway.networking.k8s.io", "kind", "Gateway", "name", "edge", "namespace", "serving");
    private static final Condition ACCEPTED = new Condition("Accepted", true, "Accepted", "");
    private static final Condition REFUSED = new Condition("Accepted", false, "NotSupportedByParent", "It is not.");

    private final MockCluster cluster = new MockCluster();

    @BeforeEach
    void serve() {
        cluster.serve(POOLS, "InferencePool");
        cluster.serve(GATEWAYS, "Gateway", "HTTPRoute");
    }

    @AfterEach
    void close() throws Exception {
        cluster.close();
    }

    @Test
    void writes_what_each_gateway_makes_of_a_pool() {
        cluster.put(POOL);
        KubernetesSource source = looked();

        source.report(List.of(poolStatus(2, ACCEPTED)));

        Map<String, Object> parent = written(source, 1).get(0);
        assertThat(parent).containsEntry("parentRef", EDGE).containsEntry("controllerName", CONTROLLER);
        assertThat(Untyped.maps(parent.get("conditions"))).singleElement().satisfies(condition -> {
            assertThat(condition)
                    .containsEntry("type", "Accepted")
                    .containsEntry("status", "True")
                    .containsEntry("reason", "Accepted")
                    .containsEntry("message", "")
                    .containsEntry("observedGeneration", 2);
            assertThat(String.valueOf(condition.get("lastTransitionTime")))
                    .matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z");
        });
    }

    @Test
    void does_not_write_again_what_is_there() {
        cluster.put(POOL);
        KubernetesSource source = looked();
        source.report(List.of(poolStatus(1, ACCEPTED)));
        written(source, 1);
        String version = version(POOL);

        KubernetesSource other = looked();
        other.report(List.of(poolStatus(1, ACCEPTED)));
        source.report(List.of(poolStatus(1, ACCEPTED)));
        cluster.put(pool("serving", "later", 8000));
        source.report(
                List.of(poolStatus(1, ACCEPTED), status("later", 1, List.of(new Parent(EDGE, List.of(ACCEPTED))))));
        Await.until("the later one's status", () -> {
            source.look();
            return !cluster.status(pool("serving", "later", 8000)).isEmpty();
        });

        assertThat(version(POOL)).isEqualTo(version);
    }

    @Test
    void keeps_the_time_of_a_condition_that_stays_as_it_was() {
        cluster.put(withParents(POOL, """
                - parentRef: {group: gateway.networking.k8s.io, kind: Gateway, name: edge, namespace: serving}
                    controllerName: sluice.dev/gateway
                    conditions:
                    - {type: Accepted, status: "True", reason: Old, message: "", lastTransitionTime: "2020-01-01T00:00:00Z"}
                """));
        KubernetesSource source = looked();

        source.report(List.of(poolStatus(1, ACCEPTED)));
        Await.until("the reason", () -> "Accepted".equals(condition(source).get("reason")));
        assertThat(condition(source)).containsEntry("lastTransitionTime", "2020-01-01T00:00:00Z");

        source.report(List.of(poolStatus(1, REFUSED)));
        Await.until("the refusal", () -> "False".equals(condition(source).get("status")));
        assertThat(condition(source).get("lastTransitionTime")).isNotEqualTo("2020-01-01T00:00:00Z");
    }

    @Test
    void keeps_the_entries_of_others_and_takes_back_its_own() {
        cluster.put(withParents(POOL, """
                - parentRef: {name: other, namespace: serving}
                    controllerName: example.com/other
                    conditions: []
                """));
        KubernetesSource source = looked();
        source.report(List.of(poolStatus(1, ACCEPTED)));
        assertThat(written(source, 2))
                .extracting(entry -> entry.get("controllerName"))
                .containsExactly("example.com/other", CONTROLLER);

        source.report(List.of());

        assertThat(written(source, 1))
                .extracting(entry -> entry.get("controllerName"))
                .containsExactly("example.com/other");
    }

    @Test
    void writes_a_gateways_conditions_and_listeners_and_leaves_its_addresses() {
        cluster.put(GATEWAY);
        KubernetesSource source = looked();
        ResourceKey key = new ResourceKey("gateway.networking.k8s.io", "Gateway", "serving", "edge");
        Condition programmed = new Condition("Programmed", true, "Programmed", "");

        source.report(List.of(new ResourceStatus(
                key, 1, List.of(ACCEPTED, programmed), List.of(), List.of(new Listener("web", 3, List.of(ACCEPTED))))));

        Await.until("the status", () -> {
            source.look();
            return cluster.status(GATEWAY).containsKey("listeners");
        });
        Map<String, Object> status = cluster.status(GATEWAY);
        assertThat(status).containsEntry("addresses", List.of(Map.of("type", "IPAddress", "value", "10.0.0.1")));
        assertThat(Untyped.maps(status.get("conditions")))
                .extracting(condition -> condition.get("type"))
                .containsExactly("Accepted", "Programmed");
        assertThat(Untyped.maps(status.get("listeners"))).singleElement().satisfies(listener -> assertThat(listener)
                .containsEntry("name", "web")
                .containsEntry("attachedRoutes", 3)
                .containsEntry(
                        "supportedKinds", List.of(Map.of("group", "gateway.networking.k8s.io", "kind", "HTTPRoute"))));
    }

    @Test
    void leaves_the_writing_to_another_replica_until_that_goes() {
        cluster.put(POOL);
        KubernetesSource first = looked();
        first.report(List.of());
        Await.until("the lease", () -> {
            first.look();
            return cluster.client
                            .leases()
                            .inNamespace("sluice")
                            .withName("sluice")
                            .get()
                    != null;
        });
        KubernetesSource second = looked();
        second.report(List.of(poolStatus(1, ACCEPTED)));
        second.look();
        assertThat(cluster.status(POOL)).isEmpty();

        first.close();

        written(second, 1);
    }

    private KubernetesSource looked() {
        KubernetesSource source = cluster.source();
        until(source, "the first look", seen -> true);
        return source;
    }

    private Map<String, Object> condition(KubernetesSource source) {
        source.look();
        Map<String, Object> parent =
                Untyped.maps(cluster.status(POOL).get("parents")).get(0);
        return Untyped.maps(parent.get("conditions")).get(0);
    }

    private List<Map<String, Object>> written(KubernetesSource source, int entries) {
        Await.until(entries + " entries", () -> {
            source.look();
            return Untyped.maps(cluster.status(POOL).get("parents")).size() == entries;
        });
        return Untyped.maps(cluster.status(POOL).get("parents"));
    }

    private String version(String yaml) {
        return cluster.stored(yaml).getMetadata().getResourceVersion();
    }

    private static ResourceStatus poolStatus(long generation, Condition condition) {
        return status("chat", generation, List.of(new Parent(EDGE, List.of(condition))));
    }

    private static ResourceStatus status(String name, long generation, List<Parent> parents) {
        ResourceKey key = new ResourceKey("inference.networking.k8s.io", "InferencePool", "serving", name);
        return new ResourceStatus(key, generation, List.of(), parents, List.of());
    }

    private static String withParents(String yaml, String parents) {
        return yaml + "status:\n  parents:\n  " + parents;
    }
}
