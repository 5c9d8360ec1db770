package dev.sluice.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/** A whole answer. */
public record Reply(int status, MultiMap headers, String body) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Future<Reply> of(HttpClientResponse response) {
        return response.body().map(body -> new Reply(response.statusCode(), response.headers(), body.toString()));
    }

    public JsonNode json() {
        return parse(body);
    }

    /** The data lines of a stream, without {@code [DONE]}. */
    public List<JsonNode> events() {
        return data().stream()
                .filter(data -> !data.equals("[DONE]"))
                .map(Reply::parse)
                .toList();
    }

    public List<String> data() {
        return Arrays.stream(body.split("\r?\n"))
                .filter(line -> line.startsWith("data: "))
                .map(line -> line.substring("data: ".length()))
                .toList();
    }

    /** The text of a streamed chat completion's first choice. */
    public String chatText() {
        StringBuilder text = new StringBuilder();
        events().forEach(event -> text.append(
                event.path("choices").path(0).path("delta").path("content").asText()));
        return text.toString();
    }

    static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
