package dev.sluice.resources.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.message.Condition;
import dev.sluice.message.ResourceKey;
import dev.sluice.message.ResourceStatus;
import dev.sluice.message.ResourceStatus.Listener;
import dev.sluice.message.ResourceStatus.Parent;
import dev.sluice.resources.kind.Kind;
import dev.sluice.resources.kind.Kinds;
import dev.sluice.resources.kubernetes.Watches.Item;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The shape that statuses have. */
class StatusShapeTest {
    private static final Condition GOOD = new Condition("Accepted", true, "Accepted", "");
    private static final Condition BAD = new Condition("ResolvedRefs", false, "BackendNotFound", "There is none.");

    private final StatusShape shape =
            new StatusShape("sluice.dev/gateway", () -> Instant.parse("2026-01-02T03:04:05.678Z"));

    @Test
    void has_one_condition_for_a_route_of_the_ai_gateway_and_rather_a_false_one() {
        Item item = item(Kinds.AI_GATEWAY_ROUTE, "spec: {}");

        Map<String, Object> wanted = shape.wanted(item, status(List.of(GOOD, BAD), List.of(), List.of()));

        assertThat(wanted)
                .isEqualTo(Map.of(
                        "conditions",
                        List.of(Map.of(
                                "type", "ResolvedRefs",
                                "status", "False",
                                "reason", "BackendNotFound",
                                "message", "There is none.",
                                "lastTransitionTime", "2026-01-02T03:04:05Z",
                                "observedGeneration", 7))));
    }

    @Test
    void supports_no_kind_where_a_listener_wants_others_only() {
        Item item = item(Kinds.GATEWAY, """
                spec:
                  listeners:
                  - {name: web, protocol: HTTP, allowedRoutes: {kinds: [{kind: GRPCRoute}, {kind: HTTPRoute}]}}
                  - {name: grpc, protocol: HTTP, allowedRoutes: {kinds: [{kind: GRPCRoute}]}}
                  - {name: raw, protocol: TCP}
                """);
        List<Listener> listeners = List.of(
                new Listener("web", 0, List.of()),
                new Listener("grpc", 0, List.of()),
                new Listener("raw", 0, List.of()));

        Map<String, Object> wanted = shape.wanted(item, status(List.of(), List.of(), listeners));

        Map<String, String> route = Map.of("group", "gateway.networking.k8s.io", "kind", "HTTPRoute");
        assertThat(Untyped.maps(wanted.get("listeners")))
                .extracting(listener -> listener.get("supportedKinds"))
                .containsExactly(List.of(route), List.of(), List.of());
    }

    @Test
    void names_no_controller_in_a_pool_of_the_older_group_which_has_no_field_for_it() {
        GenericKubernetesResource object = object("spec: {}");
        Item item = new Item(
                new Served(Kinds.INFERENCE_POOL, "inference.networking.x-k8s.io/v1alpha2", "inferencepools"), object);
        Parent parent = new Parent(Map.of("name", "edge"), List.of());

        Map<String, Object> wanted = shape.wanted(item, status(List.of(), List.of(parent), List.of()));
        object.setAdditionalProperties(Map.of("status", wanted));

        assertThat(wanted)
                .isEqualTo(Map.of(
                        "parents", List.of(Map.of("parentRef", Map.of("name", "edge"), "conditions", List.of()))));
        assertThat(shape.wanted(item, status(List.of(), List.of(parent), List.of())))
                .isEqualTo(wanted);
    }

    private static ResourceStatus status(List<Condition> conditions, List<Parent> parents, List<Listener> listeners) {
        return new ResourceStatus(new ResourceKey("", "", "", ""), 7, conditions, parents, listeners);
    }

    private static Item item(Kind<?> kind, String yaml) {
        return new Item(new Served(kind, kind.apiVersions().get(0), MockCluster.plural(kind.name())), object(yaml));
    }

    private static GenericKubernetesResource object(String yaml) {
        return new KubernetesSerialization().unmarshal(yaml, GenericKubernetesResource.class);
    }
}
