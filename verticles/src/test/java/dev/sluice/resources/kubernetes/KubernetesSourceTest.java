package dev.sluice.resources.kubernetes;

import static dev.sluice.resources.kubernetes.MockCluster.GATEWAYS;
import static dev.sluice.resources.kubernetes.MockCluster.POOLS;
import static dev.sluice.resources.kubernetes.MockCluster.pool;
import static dev.sluice.resources.kubernetes.MockCluster.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.message.ResourceProblem;
import dev.sluice.resources.Source.Look;
import dev.sluice.resources.kind.Kinds;
import dev.sluice.resources.kind.Resource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a source of documents sees of an API server. */
class KubernetesSourceTest {
    private final MockCluster cluster = new MockCluster();

    @AfterEach
    void close() throws Exception {
        cluster.close();
    }

    @Test
    void sees_what_is_there_at_first() {
        cluster.serve(POOLS, "InferencePool");
        cluster.put(pool("serving", "chat", 8000));
        cluster.put("""
                apiVersion: v1
                kind: Pod
                metadata: {namespace: serving, name: chat-0, labels: {app: chat}}
                spec: {containers: [{name: engine, image: vllm}]}
                status: {podIP: 10.0.0.7, conditions: [{type: Ready, status: "True"}]}
                """);

        Look look = until(cluster.source(), "the first look", seen -> true);

        assertThat(look.allOrNothing()).isFalse();
        assertThat(names(look)).containsExactly("serving/chat");
        Resource<?> pod = look.set().find(Kinds.POD, "serving", "chat-0").orElseThrow();
        assertThat(pod.metadata().labels()).containsEntry("app", "chat");
        assertThat(look.set().all(Kinds.POD).get(0).spec().ready()).isTrue();
        assertThat(look.set().all(Kinds.POD).get(0).spec().status().podIP()).contains("10.0.0.7");
    }

    @Test
    void sees_what_is_added_edited_and_deleted_and_nothing_while_nothing_changes() {
        cluster.serve(POOLS, "InferencePool");
        KubernetesSource source = cluster.source();
        until(source, "the first look", seen -> true);
        assertThat(source.look()).isEmpty();

        cluster.put(pool("serving", "chat", 8000));
        until(source, "the new pool", seen -> names(seen).equals(List.of("serving/chat")));
        assertThat(source.look()).isEmpty();

        cluster.replace(pool("serving", "chat", 9000));
        until(source, "the edited pool", seen -> ports(seen).equals(List.of(9000)));

        cluster.remove(pool("serving", "chat", 9000));
        until(source, "no pool", seen -> names(seen).isEmpty());
    }

    @Test
    void reads_only_the_namespaces_that_it_is_given() {
        cluster.serve(POOLS, "InferencePool");
        cluster.put(pool("one", "a", 8000));
        cluster.put(pool("two", "b", 8000));
        cluster.put(pool("three", "c", 8000));

        Look look = until(cluster.source("one", "three"), "the first look", seen -> true);

        assertThat(names(look)).containsExactlyInAnyOrder("one/a", "three/c");
    }

    @Test
    void leaves_out_a_document_that_is_refused_and_says_why() {
        cluster.serve(POOLS, "InferencePool");
        cluster.put(pool("serving", "right", 8000));
        cluster.put(pool("serving", "wrong", 800_000));

        Look look = until(cluster.source(), "the first look", seen -> true);

        assertThat(names(look)).containsExactly("serving/right");
        assertThat(look.refused()).hasSize(1);
        assertThat(look.refused().get(0).file()).isEqualTo("kubernetes");
        assertThat(look.refused().get(0).path()).contains("targetPorts[0]");
    }

    @Test
    void warns_of_a_kind_that_is_lacking_and_reads_it_once_it_is_there() {
        KubernetesSource source = cluster.source();
        Look first = until(source, "the first look", seen -> true);
        assertThat(warnings(first))
                .contains("the API server has no InferencePool of inference.networking.k8s.io/v1 or"
                        + " inference.networking.x-k8s.io/v1alpha2: none are read until it has");

        cluster.serve(POOLS, "InferencePool");
        cluster.put(pool("serving", "chat", 8000));

        Look look = until(source, "the pool", seen -> names(seen).contains("serving/chat"));
        assertThat(warnings(look)).noneMatch(sentence -> sentence.contains("InferencePool "));
    }

    @Test
    void reads_objectives_of_the_newer_group_only_where_both_are_there() {
        cluster.serve("llm-d.ai/v1alpha2", "InferenceObjective");
        cluster.serve("inference.networking.x-k8s.io/v1alpha2", "InferenceObjective");
        cluster.put(objective("llm-d.ai", "new"));
        cluster.put(objective("inference.networking.x-k8s.io", "old"));

        Look look = until(cluster.source(), "the first look", seen -> true);

        assertThat(look.set().all(Kinds.INFERENCE_OBJECTIVE))
                .extracting(objective -> objective.metadata().name())
                .containsExactly("new");
    }

    @Test
    void reads_kinds_without_namespaces_too() {
        cluster.serve(GATEWAYS, "GatewayClass");
        cluster.put("""
                apiVersion: gateway.networking.k8s.io/v1
                kind: GatewayClass
                metadata: {name: sluice}
                spec: {controllerName: sluice.dev/gateway}
                """);

        Look look = until(cluster.source("serving"), "the first look", seen -> true);

        assertThat(look.set().find(Kinds.GATEWAY_CLASS, "", "sluice")).isPresent();
    }

    private static String objective(String group, String name) {
        return """
            apiVersion: %s/v1alpha2
            kind: InferenceObjective
            metadata: {namespace: serving, name: %s}
            spec: {priority: 1, poolRef: {name: chat}}
            """.formatted(group, name);
    }

    private static List<String> names(Look look) {
        return look.set().all(Kinds.INFERENCE_POOL).stream()
                .map(pool -> pool.metadata().namespace() + "/" + pool.metadata().name())
                .toList();
    }

    private static List<Integer> ports(Look look) {
        return look.set().all(Kinds.INFERENCE_POOL).stream()
                .map(pool -> pool.spec().targetPorts().get(0).number())
                .toList();
    }

    private static List<String> warnings(Look look) {
        return look.warnings().stream().map(ResourceProblem::sentence).toList();
    }
}
