package dev.sluice.ingress;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sluice.message.Usage;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Gathers the {@code usage} objects of an answer. What is told again replaces what was told before: counts run through a
 * stream, or come in two parts, and none is added to itself.
 */
final class UsageReading {
    /** What every usage object follows; a model's own text cannot contain it, as its quotes are escaped. */
    static final byte[] KEY = "\"usage\"".getBytes(StandardCharsets.US_ASCII);

    private static final JsonFactory JSON = new JsonFactory();
    private static final int LONGEST = 4096;

    private final Map<UsageField, Long> told = new EnumMap<>(UsageField.class);

    /** Takes up every usage object of a part of an answer; whether there was one. */
    boolean read(Buffer json) {
        boolean found = false;
        int at = Bytes.indexOf(json, KEY, 0);
        while (at >= 0) {
            found |= readAt(json, at);
            at = Bytes.indexOf(json, KEY, at + 1);
        }
        return found;
    }

    /** What has been told by now; empty without the prompt's tokens. */
    Optional<Usage> usage() {
        return told.containsKey(UsageField.PROMPT) || told.containsKey(UsageField.INPUT)
                ? Optional.of(new Usage(
                        prompt(),
                        of(UsageField.OUTPUT),
                        Math.max(of(UsageField.CACHED), of(UsageField.CACHE_READ)),
                        of(UsageField.REASONING),
                        Math.max(of(UsageField.CACHE_WRITTEN), of(UsageField.CACHE_CREATED)),
                        of(UsageField.AUDIO_PROMPT),
                        of(UsageField.AUDIO_OUTPUT),
                        false))
                : Optional.empty();
    }

    /** Where reads and writes of a cache are told beside the input, as Anthropic does, they are no part of it. */
    private long prompt() {
        return told.containsKey(UsageField.PROMPT)
                ? of(UsageField.PROMPT)
                : of(UsageField.INPUT) + of(UsageField.CACHE_READ) + of(UsageField.CACHE_CREATED);
    }

    private long of(UsageField field) {
        return told.getOrDefault(field, 0L);
    }

    private boolean readAt(Buffer json, int key) {
        int from = key + KEY.length;
        while (from < json.length() && (json.getByte(from) == ':' || json.getByte(from) == ' ')) {
            from++;
        }
        if (from >= json.length() || json.getByte(from) != '{') {
            return false;
        }
        try (JsonParser parser = JSON.createParser(json.getBytes(from, Math.min(json.length(), from + LONGEST)))) {
            return read(parser);
        } catch (IOException notUsage) {
            return false;
        }
    }

    private boolean read(JsonParser json) throws IOException {
        Map<UsageField, Long> here = new EnumMap<>(UsageField.class);
        json.nextToken();
        int depth = 1;
        while (depth > 0) {
            JsonToken token = json.nextToken();
            if (token == null) {
                return false;
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (token == JsonToken.VALUE_NUMBER_INT) {
                long value = Math.max(0, json.getLongValue());
                UsageField.of(json).ifPresent(field -> here.put(field, value));
            }
        }
        told.putAll(here);
        return true;
    }
}
