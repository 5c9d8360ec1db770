package dev.sluice.resources.kubernetes;

import dev.sluice.message.Condition;
import dev.sluice.message.ResourceStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Statuses as documents hold them. A condition that stays as it is keeps the time since when it is so. */
final class StatusJson {
    private final String controllerName;
    private final Instant now;
    private final long generation;

    StatusJson(String controllerName, Instant now, long generation) {
        this.controllerName = controllerName;
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
        this.generation = generation;
    }

    /** The status of a document that had another before. */
    Map<String, Object> of(ResourceStatus wanted, Map<String, ?> before) {
        Map<String, Object> status = new LinkedHashMap<>(before);
        if (!wanted.conditions().isEmpty()) {
            status.put("conditions", conditions(wanted.conditions(), before.get("conditions")));
        }
        if (!wanted.listeners().isEmpty()) {
            status.put("listeners", listeners(wanted.listeners(), before.get("listeners")));
        }
        if (!wanted.parents().isEmpty() || before.containsKey("parents")) {
            status.put("parents", parents(wanted.parents(), before.get("parents")));
        }
        return status;
    }

    private List<Object> parents(List<ResourceStatus.Parent> wanted, @Nullable Object before) {
        List<Object> parents = new ArrayList<>();
        for (Map<?, ?> other : maps(before)) {
            if (!controllerName.equals(other.get("controllerName"))) {
                parents.add(other);
            }
        }
        for (ResourceStatus.Parent parent : wanted) {
            Map<?, ?> known = maps(before).stream()
                    .filter(other -> controllerName.equals(other.get("controllerName")))
                    .filter(other -> parent.reference().equals(other.get("parentRef")))
                    .findFirst()
                    .orElse(Map.of());
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("parentRef", parent.reference());
            json.put("controllerName", controllerName);
            json.put("conditions", conditions(parent.conditions(), known.get("conditions")));
            parents.add(json);
        }
        return parents;
    }

    private List<Object> listeners(List<ResourceStatus.Listener> wanted, @Nullable Object before) {
        List<Object> listeners = new ArrayList<>();
        for (ResourceStatus.Listener listener : wanted) {
            Map<?, ?> known = maps(before).stream()
                    .filter(other -> listener.name().equals(other.get("name")))
                    .findFirst()
                    .orElse(Map.of());
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("name", listener.name());
            json.put(
                    "supportedKinds",
                    List.of(
                            kind("gateway.networking.k8s.io", "HTTPRoute"),
                            kind("aigateway.envoyproxy.io", "AIGatewayRoute")));
            json.put("attachedRoutes", listener.attachedRoutes());
            json.put("conditions", conditions(listener.conditions(), known.get("conditions")));
            listeners.add(json);
        }
        return listeners;
    }

    private static Map<String, Object> kind(String group, String name) {
        Map<String, Object> kind = new LinkedHashMap<>();
        kind.put("group", group);
        kind.put("kind", name);
        return kind;
    }

    private List<Object> conditions(List<Condition> wanted, @Nullable Object before) {
        List<Object> conditions = new ArrayList<>();
        for (Condition condition : wanted) {
            String status = condition.status() ? "True" : "False";
            Object since = maps(before).stream()
                    .filter(other -> condition.type().equals(other.get("type")) && status.equals(other.get("status")))
                    .<Object>map(other -> String.valueOf(other.get("lastTransitionTime")))
                    .findFirst()
                    .orElse(now.toString());
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("type", condition.type());
            json.put("status", status);
            json.put("reason", condition.reason());
            json.put("message", condition.message());
            json.put("lastTransitionTime", since);
            json.put("observedGeneration", Math.toIntExact(generation));
            conditions.add(json);
        }
        return conditions;
    }

    private static List<Map<?, ?>> maps(@Nullable Object list) {
        List<Map<?, ?>> maps = new ArrayList<>();
        if (list instanceof List<?> elements) {
            for (Object element : elements) {
                if (element instanceof Map<?, ?> map) {
                    maps.add(map);
                }
            }
        }
        return maps;
    }
}
