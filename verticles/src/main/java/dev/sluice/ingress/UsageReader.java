package dev.sluice.ingress;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sluice.message.Usage;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads the {@code usage} object of an answer in either spelling, chat's or responses'. */
final class UsageReader {
    /** What every usage object follows; a model's own text cannot contain it, as its quotes are escaped. */
    static final byte[] KEY = "\"usage\"".getBytes(StandardCharsets.US_ASCII);

    private static final JsonFactory JSON = new JsonFactory();

    private UsageReader() {}

    /** The usage whose key stands at an index; empty where no usage object follows. */
    static Optional<Usage> readAt(Buffer json, int key) {
        int from = key + KEY.length;
        while (from < json.length() && (json.getByte(from) == ':' || json.getByte(from) == ' ')) {
            from++;
        }
        if (from >= json.length() || json.getByte(from) != '{') {
            return Optional.empty();
        }
        try (JsonParser parser = JSON.createParser(json.getBytes(from, Math.min(json.length(), from + 4096)))) {
            return read(parser);
        } catch (IOException notUsage) {
            return Optional.empty();
        }
    }

    private static Optional<Usage> read(JsonParser json) throws IOException {
        json.nextToken();
        long prompt = -1;
        long output = 0;
        long cached = 0;
        long reasoning = 0;
        int depth = 1;
        while (depth > 0) {
            JsonToken token = json.nextToken();
            if (token == null) {
                return Optional.empty();
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (token == JsonToken.VALUE_NUMBER_INT) {
                long value = Math.max(0, json.getLongValue());
                switch (json.currentName()) {
                    case "prompt_tokens", "input_tokens" -> prompt = value;
                    case "completion_tokens", "output_tokens" -> output = value;
                    case "cached_tokens" -> cached = value;
                    case "reasoning_tokens" -> reasoning = value;
                    default -> {}
                }
            }
        }
        return prompt < 0 ? Optional.empty() : Optional.of(new Usage(prompt, output, cached, reasoning));
    }
}
