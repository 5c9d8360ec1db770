package dev.sluice.resources.kind.aigateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.resources.kind.Check;
import dev.sluice.spi.Default;
import java.util.List;

/** Fields that are removed from a JSON body, then set. */
public record BodyMutation(
        @Default("[]") List<Field> set, @Default("[]") List<String> remove) {
    public BodyMutation {
        set = List.copyOf(set);
        remove = List.copyOf(remove);
        Check.atMost(16, "set", set);
        Check.atMost(16, "remove", remove);
        Check.that(Check.unique(set, Field::path), "set: must not have a path twice");
    }

    /**
     * A field.
     *
     * @param path dotted
     * @param value JSON text
     */
    public record Field(String path, String value) {
        private static final ObjectMapper JSON =
                new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

        public Field {
            Check.that(isJson(value), "value: wanted JSON text such as 0.2, true or \"high\", found \"" + value + '"');
        }

        private static boolean isJson(String text) {
            try {
                return !JSON.readTree(text).isMissingNode();
            } catch (JsonProcessingException wrong) {
                return false;
            }
        }
    }
}
