package dev.sluice.ingress;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sluice.message.Usage;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
    private static final long UNTOLD = -1;

    private final long[] told = UsageField.counts(UNTOLD);

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
        long prompt = prompt();
        return prompt < 0
                ? Optional.empty()
                : Optional.of(new Usage(
                        prompt,
                        of(UsageField.OUTPUT),
                        Math.max(of(UsageField.CACHED), of(UsageField.CACHE_READ)),
                        of(UsageField.REASONING),
                        of(UsageField.CACHE_WRITTEN),
                        of(UsageField.AUDIO_PROMPT),
                        of(UsageField.AUDIO_OUTPUT),
                        false));
    }

    /** Where reads and writes of a cache are told beside the input, as Anthropic does, they are no part of it. */
    private long prompt() {
        long input = told[UsageField.INPUT.ordinal()];
        if (told[UsageField.PROMPT.ordinal()] >= 0 || input < 0) {
            return told[UsageField.PROMPT.ordinal()];
        }
        return input + of(UsageField.CACHE_READ) + of(UsageField.CACHE_CREATED);
    }

    private long of(UsageField field) {
        long value = Math.max(0, told[field.ordinal()]);
        return field == UsageField.CACHE_WRITTEN ? Math.max(value, of(UsageField.CACHE_CREATED)) : value;
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
        long[] here = UsageField.counts(UNTOLD);
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
                UsageField.of(json).ifPresent(field -> here[field.ordinal()] = value);
            }
        }
        for (int field = 0; field < here.length; field++) {
            told[field] = here[field] == UNTOLD ? told[field] : here[field];
        }
        return true;
    }
}
