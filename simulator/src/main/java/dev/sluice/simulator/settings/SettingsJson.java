package dev.sluice.simulator.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.stream.Collectors;

/** Settings as the JSON document of {@code /admin/config}. */
public final class SettingsJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    private SettingsJson() {}

    public static ObjectNode write(Settings settings) {
        return JSON.valueToTree(settings);
    }

    /**
     * The settings with the values that the patch names.
     *
     * @param patch an object with any part of the document
     * @throws IllegalArgumentException with a sentence that names the key, when anything in the patch is wrong
     */
    public static Settings patched(Settings settings, JsonNode patch) {
        if (!patch.isObject()) {
            throw new IllegalArgumentException("wanted a JSON object");
        }
        ObjectNode document = write(settings);
        merge(document, patch);
        try {
            return JSON.treeToValue(document, Settings.class);
        } catch (JsonMappingException wrong) {
            throw new IllegalArgumentException(sentence(wrong), wrong);
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(wrong.getOriginalMessage(), wrong);
        }
    }

    private static void merge(ObjectNode document, JsonNode patch) {
        for (Map.Entry<String, JsonNode> entry : patch.properties()) {
            JsonNode old = document.get(entry.getKey());
            if (old instanceof ObjectNode part && entry.getValue().isObject()) {
                merge(part, entry.getValue());
                continue;
            }
            document.set(entry.getKey(), entry.getValue());
        }
    }

    private static String sentence(JsonMappingException wrong) {
        String path = wrong.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
        Throwable cause = wrong.getCause();
        String reason = cause instanceof IllegalArgumentException
                ? String.valueOf(cause.getMessage())
                : wrong.getOriginalMessage();
        return path.isEmpty() ? reason : path + ": " + reason;
    }
}
