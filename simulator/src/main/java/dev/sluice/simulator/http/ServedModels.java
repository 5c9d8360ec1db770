package dev.sluice.simulator.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The names a server answers to: its model, the model's aliases, and the LoRA adapters that are loaded. */
final class ServedModels {
    /**
     * What a request's model name stands for.
     *
     * @param model the name as the answer repeats it
     * @param adapter a LoRA adapter, empty for the model itself
     */
    record Target(String model, String adapter) {}

    private static final int MAX_ADAPTERS = 1024;
    private static final int MAX_NAME_LENGTH = 256;

    private final List<String> models;
    private final Map<String, String> pathOfAdapter = new LinkedHashMap<>();
    private final int maxModelLen;
    private final long created;

    ServedModels(List<String> models, List<String> adapters, int maxModelLen, long created) {
        this.models = models;
        this.maxModelLen = maxModelLen;
        this.created = created;
        adapters.forEach(adapter -> pathOfAdapter.put(adapter, "/adapters/" + adapter));
    }

    String base() {
        return models.get(0);
    }

    boolean hasAdapters() {
        return !pathOfAdapter.isEmpty();
    }

    int maxModelLen() {
        return maxModelLen;
    }

    /** What the name stands for; no name stands for the model. */
    Target resolve(Optional<String> name) {
        String model = name.orElse(base());
        if (models.contains(model)) {
            return new Target(model, "");
        }
        if (pathOfAdapter.containsKey(model)) {
            return new Target(model, model);
        }
        throw new ApiException(
                new ApiError(404, "NotFoundError", "The model `" + model + "` does not exist.", Optional.of("model")));
    }

    /** Loads an adapter, again where that is allowed. */
    void load(String name, String path, boolean again) {
        if (name.isEmpty() || name.length() > MAX_NAME_LENGTH || name.indexOf(',') >= 0) {
            throw refused("lora_name must have 1 to " + MAX_NAME_LENGTH + " characters and no comma.");
        }
        if (models.contains(name) || (pathOfAdapter.containsKey(name) && !again)) {
            throw refused("The lora adapter '" + name + "' has already been loaded.");
        }
        if (pathOfAdapter.size() >= MAX_ADAPTERS && !pathOfAdapter.containsKey(name)) {
            throw refused("No more than " + MAX_ADAPTERS + " lora adapters can be loaded.");
        }
        pathOfAdapter.put(name, path);
    }

    void unload(String name) {
        if (pathOfAdapter.remove(name) == null) {
            throw new ApiException(ApiError.of(404, "The lora adapter '" + name + "' cannot be found."));
        }
    }

    ObjectNode json() {
        ObjectNode list = Json.object().put("object", "list");
        ArrayNode data = list.putArray("data");
        models.forEach(model -> data.add(card(model, base(), null).put("max_model_len", maxModelLen)));
        pathOfAdapter.forEach(
                (adapter, path) -> data.add(card(adapter, path, base()).putNull("max_model_len")));
        return list;
    }

    private ObjectNode card(String id, String root, @Nullable String parent) {
        ObjectNode card = Json.object()
                .put("id", id)
                .put("object", "model")
                .put("created", created)
                .put("owned_by", "vllm")
                .put("root", root)
                .put("parent", parent);
        card.putArray("permission");
        return card;
    }

    private static ApiException refused(String message) {
        return new ApiException(new ApiError(400, "InvalidUserInput", message, Optional.empty()));
    }
}
