package dev.sluice.admin;

import dev.sluice.message.Condition;
import dev.sluice.message.ResourceKey;
import dev.sluice.message.ResourceProblem;
import dev.sluice.message.ResourceStatus;
import dev.sluice.message.ResourcesState;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Function;

/** Writes how the documents stand as JSON, with statuses as the Gateway API writes them; what is empty is left out. */
final class ResourcesJson {
    private ResourcesJson() {}

    static JsonObject of(ResourcesState state) {
        return new JsonObject()
                .put("documents", state.documents())
                .put("refused", list(state.refused(), ResourcesJson::problem))
                .put("warnings", list(state.warnings(), ResourcesJson::problem))
                .put("statuses", list(state.statuses(), ResourcesJson::status));
    }

    /** For those who ask for nothing but health. */
    static JsonObject brief(ResourcesState state) {
        return new JsonObject()
                .put("inForce", state.documents())
                .put("refused", list(state.refused(), ResourceProblem::toString));
    }

    private static JsonObject problem(ResourceProblem problem) {
        JsonObject json = new JsonObject().put("file", problem.file());
        if (problem.line() > 0) {
            json.put("line", problem.line());
        }
        if (!problem.path().isEmpty()) {
            json.put("path", problem.path());
        }
        return json.put("problem", problem.sentence());
    }

    private static JsonObject status(ResourceStatus status) {
        ResourceKey key = status.key();
        JsonObject json = new JsonObject().put("group", key.group()).put("kind", key.kind());
        if (!key.namespace().isEmpty()) {
            json.put("namespace", key.namespace());
        }
        long generation = status.generation();
        JsonObject inner = new JsonObject();
        putUnlessEmpty(inner, "conditions", conditions(status.conditions(), generation));
        putUnlessEmpty(inner, "parents", list(status.parents(), parent -> parent(parent, generation)));
        putUnlessEmpty(inner, "listeners", list(status.listeners(), listener -> listener(listener, generation)));
        return json.put("name", key.name()).put("status", inner);
    }

    private static JsonObject parent(ResourceStatus.Parent parent, long generation) {
        return new JsonObject()
                .put("parentRef", new JsonObject(parent.reference()))
                .put("conditions", conditions(parent.conditions(), generation));
    }

    private static JsonObject listener(ResourceStatus.Listener listener, long generation) {
        return new JsonObject()
                .put("name", listener.name())
                .put("attachedRoutes", listener.attachedRoutes())
                .put("conditions", conditions(listener.conditions(), generation));
    }

    private static JsonArray conditions(List<Condition> conditions, long generation) {
        return list(conditions, condition -> condition(condition, generation));
    }

    private static JsonObject condition(Condition condition, long generation) {
        JsonObject json = new JsonObject()
                .put("type", condition.type())
                .put("status", condition.status() ? "True" : "False")
                .put("reason", condition.reason())
                .put("message", condition.message());
        return generation > 0 ? json.put("observedGeneration", generation) : json;
    }

    private static void putUnlessEmpty(JsonObject json, String name, JsonArray list) {
        if (!list.isEmpty()) {
            json.put(name, list);
        }
    }

    private static <T> JsonArray list(List<T> all, Function<T, Object> written) {
        return new JsonArray(all.stream().map(written).toList());
    }
}
