package dev.sluice.metrics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sluice.message.ServedModel;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Reads what model servers answer at {@code /v1/models}. */
final class ModelList {
    static final String PATH = "/v1/models";
    private static final long LAST_SECOND =
            Instant.parse("9999-12-31T00:00:00Z").getEpochSecond();
    private static final JsonMapper JSON = new JsonMapper();

    private ModelList() {}

    /** Reads what has an id, and of the rest what is there. */
    static List<ServedModel> parse(byte[] text, int length) {
        return StreamSupport.stream(read(text, length).path("data").spliterator(), false)
                .filter(model -> !model.path("id").asText().isEmpty())
                .map(ModelList::model)
                .toList();
    }

    private static JsonNode read(byte[] text, int length) {
        try {
            JsonNode list = JSON.readTree(text, 0, length);
            if (list.path("data").isArray()) {
                return list;
            }
        } catch (JsonProcessingException malformed) {
            throw new Unanswered(PATH + " was answered with something that is not JSON");
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        throw new Unanswered(PATH + " was answered without a list `data`");
    }

    private static ServedModel model(JsonNode model) {
        return new ServedModel(
                model.path("id").asText(),
                Instant.ofEpochSecond(
                        Math.max(0, Math.min(LAST_SECOND, model.path("created").asLong()))),
                model.path("owned_by").asText(),
                Optional.of(model.path("parent").asText())
                        .filter(parent -> !parent.isEmpty() && !parent.equals("null")));
    }
}
