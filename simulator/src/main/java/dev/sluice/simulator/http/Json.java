package dev.sluice.simulator.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reads and writes JSON. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ObjectNode read(Buffer body) {
        try {
            JsonNode tree = MAPPER.readTree(body.getBytes());
            if (tree instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException malformed) {
            throw new ApiException(ApiError.validation("json_invalid", "body", "JSON decode error"));
        }
        throw new ApiException(
                ApiError.validation("model_attributes_type", "body", "Input should be a valid dictionary"));
    }

    static Buffer write(JsonNode tree) {
        try {
            return Buffer.buffer(MAPPER.writeValueAsBytes(tree));
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The whole numbers of an array, -1 for what is none; empty where there is no array. */
    static List<Integer> numbers(JsonNode array) {
        List<Integer> numbers = new ArrayList<>();
        array.forEach(number -> numbers.add(number.asInt(-1)));
        return numbers;
    }

    /** A string with its quotes and escapes. */
    static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
