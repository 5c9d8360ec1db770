package dev.sluice.resources.kind;

import dev.sluice.config.ConfigurationException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what every document says of itself. */
final class MetadataReader {
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final int LONGEST_NAME = 253;
    private static final int LONGEST_NAMESPACE = 63;

    private MetadataReader() {}

    /**
     * The metadata of a document.
     *
     * @throws ConfigurationException for the first thing wrong
     */
    static Metadata read(@Nullable Object content, boolean namespaced) {
        if (!(content instanceof Map<?, ?> metadata)) {
            throw new ConfigurationException("metadata", "missing; wanted an object with a name");
        }
        String name = text(metadata, "name", "");
        if (!NAME.matcher(name).matches() || name.length() > LONGEST_NAME) {
            throw new ConfigurationException(
                    "metadata.name",
                    "wanted a name of at most 253 lower-case letters, digits, dashes and dots, found \"" + name + '"');
        }
        String namespace = namespaced ? text(metadata, "namespace", "default") : "";
        if (namespaced && (!NAME.matcher(namespace).matches() || namespace.length() > LONGEST_NAMESPACE)) {
            throw new ConfigurationException(
                    "metadata.namespace",
                    "wanted a name of at most 63 lower-case letters, digits and dashes, found \"" + namespace + '"');
        }
        return new Metadata(
                name,
                namespace,
                texts(metadata, "labels"),
                texts(metadata, "annotations"),
                created(metadata),
                metadata.get("generation") instanceof Number generation ? generation.longValue() : 0);
    }

    private static Instant created(Map<?, ?> metadata) {
        String text = text(metadata, "creationTimestamp", "");
        try {
            return text.isEmpty() ? Instant.EPOCH : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException wrong) {
            throw new ConfigurationException(
                    "metadata.creationTimestamp", "wanted a time such as 2026-01-31T12:00:00Z, found \"" + text + '"');
        }
    }

    private static String text(Map<?, ?> metadata, String key, String fallback) {
        Object value = metadata.get(key);
        if (value != null && !(value instanceof String)) {
            throw new ConfigurationException("metadata." + key, "wanted a string, found " + value);
        }
        return value instanceof String text ? text : fallback;
    }

    private static Map<String, String> texts(Map<?, ?> metadata, String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (metadata.get(key) instanceof Map<?, ?> map) {
            map.forEach((name, value) -> {
                if (!(value instanceof String text)) {
                    throw new ConfigurationException(
                            "metadata." + key + "." + name, "wanted a string; write it in quotes");
                }
                texts.put(String.valueOf(name), text);
            });
        }
        return texts;
    }
}
