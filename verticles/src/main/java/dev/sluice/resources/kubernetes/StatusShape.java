package dev.sluice.resources.kubernetes;

import dev.sluice.message.Condition;
import dev.sluice.message.ResourceStatus;
import dev.sluice.resources.kind.Kind;
import dev.sluice.resources.kind.Kinds;
import dev.sluice.resources.kubernetes.Watches.Item;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What the gateway says of a document, in the shape of its kind's status. */
final class StatusShape {
    private static final Set<Kind<?>> WITH_PARENTS = Set.of(Kinds.HTTP_ROUTE, Kinds.INFERENCE_POOL);
    private static final String LEGACY_POOLS = "inference.networking.x-k8s.io";

    private final String controllerName;
    private final Supplier<Instant> clock;

    StatusShape(String controllerName, Supplier<Instant> clock) {
        this.controllerName = controllerName;
        this.clock = clock;
    }

    /** The status that an object has. */
    static Map<String, Object> current(Item item) {
        return Untyped.map(item.object().getAdditionalProperties().get("status"));
    }

    /** The status that an object should have; equal to the current one where nothing is to be written. */
    Map<String, Object> wanted(Item item, ResourceStatus status) {
        Map<String, Object> current = current(item);
        Map<String, Object> wanted = new LinkedHashMap<>(current);
        Kind<?> kind = item.served().kind();
        if (WITH_PARENTS.contains(kind)) {
            set(wanted, "parents", parents(item, status));
            return wanted;
        }
        set(wanted, "conditions", conditions(current, own(kind, status), status.generation()));
        if (kind.equals(Kinds.GATEWAY)) {
            set(wanted, "listeners", listeners(item, status));
        }
        return wanted;
    }

    /** Whether an object carries an entry of this gateway's. */
    boolean marked(Item item) {
        return Untyped.maps(current(item).get("parents")).stream()
                .anyMatch(entry -> controllerName.equals(entry.get("controllerName")));
    }

    private static void set(Map<String, Object> status, String name, List<Object> value) {
        if (!value.isEmpty() || status.containsKey(name)) {
            status.put(name, value);
        }
    }

    /** AIGatewayRoutes and their like have one condition at most; one that is false says more. */
    private static List<Condition> own(Kind<?> kind, ResourceStatus status) {
        if (!kind.group().equals(Kinds.AI_GATEWAY_ROUTE.group())) {
            return status.conditions();
        }
        return status.conditions().stream()
                .filter(condition -> !condition.status())
                .findFirst()
                .or(() -> status.conditions().stream().findFirst())
                .stream()
                .toList();
    }

    private List<Object> parents(Item item, ResourceStatus status) {
        boolean named = !item.served().group().equals(LEGACY_POOLS);
        List<Object> wanted = new ArrayList<>();
        Map<Object, Map<String, Object>> before = new LinkedHashMap<>();
        Set<Object> ours = new HashSet<>();
        status.parents().forEach(parent -> ours.add(parent.reference()));
        for (Map<String, Object> entry : Untyped.maps(current(item).get("parents"))) {
            Object reference = Untyped.map(entry.get("parentRef"));
            if (controllerName.equals(entry.get("controllerName")) || (!named && ours.contains(reference))) {
                before.put(reference, entry);
            } else {
                wanted.add(entry);
            }
        }
        for (ResourceStatus.Parent parent : status.parents()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("parentRef", parent.reference());
            if (named) {
                entry.put("controllerName", controllerName);
            }
            Map<String, Object> old = before.getOrDefault(parent.reference(), Map.of());
            entry.put("conditions", conditions(old, parent.conditions(), status.generation()));
            wanted.add(entry);
        }
        return wanted;
    }

    private List<Object> listeners(Item item, ResourceStatus status) {
        Map<Object, Map<String, Object>> before = new LinkedHashMap<>();
        Untyped.maps(current(item).get("listeners"))
                .forEach(entry -> before.put(entry.getOrDefault("name", ""), entry));
        List<Object> wanted = new ArrayList<>();
        for (ResourceStatus.Listener listener : status.listeners()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", listener.name());
            entry.put("supportedKinds", SupportedKinds.of(item.object(), listener.name()));
            entry.put("attachedRoutes", listener.attachedRoutes());
            Map<String, Object> old = before.getOrDefault(listener.name(), Map.of());
            entry.put("conditions", conditions(old, listener.conditions(), status.generation()));
            wanted.add(entry);
        }
        return wanted;
    }

    private List<Object> conditions(Map<String, Object> before, List<Condition> conditions, long generation) {
        List<Map<String, Object>> old = Untyped.maps(before.get("conditions"));
        List<Object> wanted = new ArrayList<>();
        for (Condition condition : conditions) {
            Map<String, Object> entry = new LinkedHashMap<>();
            String status = condition.status() ? "True" : "False";
            entry.put("type", condition.type());
            entry.put("status", status);
            entry.put("reason", condition.reason());
            entry.put("message", condition.message());
            entry.put("lastTransitionTime", since(old, condition.type(), status));
            if (generation > 0) {
                entry.put("observedGeneration", Untyped.number(generation));
            }
            wanted.add(entry);
        }
        return wanted;
    }

    private Object since(List<Map<String, Object>> before, String type, String status) {
        return before.stream()
                .filter(entry -> type.equals(entry.get("type")) && status.equals(entry.get("status")))
                .flatMap(entry -> Untyped.value(entry, "lastTransitionTime").stream())
                .findFirst()
                .orElseGet(() -> clock.get().truncatedTo(ChronoUnit.SECONDS).toString());
    }
}
