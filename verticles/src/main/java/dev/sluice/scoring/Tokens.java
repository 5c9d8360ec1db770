package dev.sluice.scoring;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sluice.spi.PromptPart;
import dev.sluice.spi.TokenIds;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Finds token ids in JSON. */
final class Tokens {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Set<String> NAMES = Set.of("token_ids", "prompt_token_ids", "tokens");

    private Tokens() {}

    /** The ids in an answer: the first array of numbers under a name of vLLM's. Unknown where there is none. */
    static TokenIds answered(byte[] json) {
        try (JsonParser parser = JSON.createParser(json)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.FIELD_NAME
                        && NAMES.contains(parser.currentName())
                        && parser.nextToken() == JsonToken.START_ARRAY) {
                    return array(parser);
                }
            }
            return TokenIds.UNKNOWN;
        } catch (IOException malformed) {
            return TokenIds.UNKNOWN;
        }
    }

    /** The ids of a prompt that the client sent as such; unknown for any other prompt. */
    static TokenIds sent(List<PromptPart> parts) {
        if (parts.size() != 1 || parts.get(0).kind() != PromptPart.Kind.TOKENS) {
            return TokenIds.UNKNOWN;
        }
        try (JsonParser parser = JSON.createParser(parts.get(0).text())) {
            return parser.nextToken() == JsonToken.START_ARRAY ? array(parser) : TokenIds.UNKNOWN;
        } catch (IOException malformed) {
            return TokenIds.UNKNOWN;
        }
    }

    private static TokenIds array(JsonParser parser) throws IOException {
        int[] ids = new int[256];
        int size = 0;
        while (parser.nextToken() == JsonToken.VALUE_NUMBER_INT) {
            ids = size == ids.length ? Arrays.copyOf(ids, size * 2) : ids;
            ids[size++] = (int) parser.getLongValue();
        }
        return parser.currentToken() == JsonToken.END_ARRAY ? TokenIds.copyOf(ids, size) : TokenIds.UNKNOWN;
    }
}
