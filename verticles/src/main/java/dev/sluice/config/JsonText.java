package dev.sluice.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/** Reads JSON text into plain values, strictly: no comments, no key twice, nothing after the end. */
final class JsonText {
    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonText() {}

    static @Nullable Object strict(String text) throws JsonProcessingException {
        return STRICT.readValue(text, Object.class);
    }

    /** JSON where it is an object, a list or a quoted string; otherwise the text itself. */
    static Object lenient(String text) {
        if (text.isEmpty() || "{[\"".indexOf(text.charAt(0)) < 0) {
            return text;
        }
        try {
            return STRICT.readValue(text, Object.class);
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException("Not a default value in JSON: " + text, defect);
        }
    }
}
