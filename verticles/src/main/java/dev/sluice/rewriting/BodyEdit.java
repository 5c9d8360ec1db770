package dev.sluice.rewriting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.routing.BodyChange;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;

/** Changes fields of a JSON body; numbers keep every digit. */
public final class BodyEdit {
    private static final JsonMapper JSON = JsonMapper.builder(JsonBytes.FACTORY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private BodyEdit() {}

    /**
     * Removes, then sets; objects on the way to what is set are made where they are missing.
     *
     * @param json unchanged where it is not a JSON object
     * @throws dev.sluice.problem.ProblemException where it has a number or a nesting that is not read
     * @throws IllegalArgumentException where a value of the change is not JSON
     */
    public static Buffer apply(BodyChange change, Buffer json) {
        if (change.set().isEmpty() && change.remove().isEmpty()) {
            return json;
        }
        try {
            return JSON.readTree(JsonBytes.parser(json)) instanceof ObjectNode body ? changed(change, body) : json;
        } catch (StreamConstraintsException beyond) {
            throw JsonBytes.refused(beyond);
        } catch (IOException notJson) {
            return json;
        }
    }

    private static Buffer changed(BodyChange change, ObjectNode body) throws IOException {
        change.remove().forEach(path -> FieldPath.of(path).remove(body));
        change.set().forEach(field -> FieldPath.of(field.path()).set(body, value(field)));
        return Buffer.buffer(JSON.writeValueAsBytes(body));
    }

    private static JsonNode value(BodyChange.Field field) {
        try {
            return JSON.readTree(field.value());
        } catch (JsonProcessingException defect) {
            throw new IllegalArgumentException("wanted JSON for " + field.path() + ", found " + field.value(), defect);
        }
    }
}
