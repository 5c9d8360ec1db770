package dev.sluice.rewriting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.routing.BodyChange;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** Changes fields of JSON bodies. */
public final class BodyEdit {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private BodyEdit() {}

    /**
     * The body with fields removed, then set. A path is dotted, {@code \.} is a dot in a name, and a number is a place in a
     * list; objects that are missing on the way are made. A body that is no JSON object stays as it is.
     */
    public static Buffer apply(BodyChange change, Buffer json) {
        if (change.set().isEmpty() && change.remove().isEmpty()) {
            return json;
        }
        try {
            if (!(JSON.readTree(json.getBytes()) instanceof ObjectNode body)) {
                return json;
            }
            change.remove().forEach(path -> remove(body, steps(path)));
            for (BodyChange.Field field : change.set()) {
                set(body, steps(field.path()), JSON.readTree(field.value()));
            }
            return Buffer.buffer(JSON.writeValueAsBytes(body));
        } catch (IOException broken) {
            return json;
        }
    }

    /** Whether text is one JSON value, as can be set. */
    public static boolean isJson(String value) {
        try {
            return !JSON.readTree(value).isMissingNode();
        } catch (JsonProcessingException wrong) {
            return false;
        }
    }

    private static void remove(JsonNode body, List<String> steps) {
        JsonNode parent = body;
        for (String step : steps.subList(0, steps.size() - 1)) {
            parent = child(parent, step);
        }
        String last = steps.get(steps.size() - 1);
        if (parent instanceof ObjectNode object) {
            object.remove(last);
        } else if (parent instanceof ArrayNode list && isPlaceIn(list, last)) {
            list.remove(Integer.parseInt(last));
        }
    }

    private static void set(ObjectNode body, List<String> steps, JsonNode value) {
        JsonNode parent = body;
        for (String step : steps.subList(0, steps.size() - 1)) {
            JsonNode next = child(parent, step);
            if (!next.isContainerNode()) {
                next = JSON.createObjectNode();
                put(parent, step, next);
            }
            parent = next;
        }
        put(parent, steps.get(steps.size() - 1), value);
    }

    private static void put(JsonNode parent, String step, JsonNode value) {
        if (parent instanceof ObjectNode object) {
            object.set(step, value);
        } else if (parent instanceof ArrayNode list && isPlaceIn(list, step)) {
            list.set(Integer.parseInt(step), value);
        }
    }

    private static JsonNode child(JsonNode parent, String step) {
        return parent instanceof ArrayNode list && isPlaceIn(list, step)
                ? list.get(Integer.parseInt(step))
                : parent.path(step);
    }

    private static boolean isPlaceIn(ArrayNode list, String step) {
        return step.matches("[0-9]{1,9}") && Integer.parseInt(step) < list.size();
    }

    private static List<String> steps(String path) {
        return Stream.of(path.split("(?<!\\\\)\\.", -1))
                .map(step -> step.replace("\\.", "."))
                .toList();
    }
}
