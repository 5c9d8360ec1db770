package dev.sluice.resources.kind;

import dev.sluice.config.Binder;
import dev.sluice.config.ConfigurationException;
import dev.sluice.spi.Default;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A document's metadata as it is written, of which only what matters here is named. */
record GivenMetadata(
        String name,
        Optional<String> namespace,
        @Default("{}") Map<String, String> labels,
        @Default("{}") Map<String, String> annotations,
        Optional<Instant> creationTimestamp,
        @Default("0") long generation) {
    private static final int LONGEST_NAME = 253;
    private static final int LONGEST_LABEL = 63;
    private static final Pattern LABEL = Pattern.compile("[a-z0-9](?:[-a-z0-9]*[a-z0-9])?");
    private static final Pattern SUBDOMAIN = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*");

    static Metadata read(Map<String, @Nullable Object> json, boolean namespaced) {
        GivenMetadata given = Binder.bindKnown("metadata", json, GivenMetadata.class, unknown -> {});
        check(
                "metadata.name",
                given.name,
                LONGEST_NAME,
                SUBDOMAIN,
                "a lowercase RFC 1123 subdomain must consist of"
                        + " lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character");
        String namespace =
                namespaced ? given.namespace.filter(text -> !text.isEmpty()).orElse("default") : "";
        if (namespaced) {
            check(
                    "metadata.namespace",
                    namespace,
                    LONGEST_LABEL,
                    LABEL,
                    "a lowercase RFC 1123 label must consist of"
                            + " lower case alphanumeric characters or '-', and must start and end with an alphanumeric character");
        }
        return new Metadata(
                given.name,
                namespace,
                given.labels,
                given.annotations,
                given.creationTimestamp.orElse(Instant.EPOCH),
                given.generation);
    }

    private static void check(String path, String text, int longest, Pattern pattern, String rule) {
        if (text.length() > longest) {
            throw new ConfigurationException(path, "must be no more than " + longest + " characters");
        }
        if (!pattern.matcher(text).matches()) {
            throw new ConfigurationException(path, "Invalid value: \"" + text + "\": " + rule);
        }
    }
}
