package dev.sluice.resources.kind;

import java.util.List;
import java.util.Map;

/**
 * A kind of document that is read.
 *
 * @param group the API group, empty for the core's; the newer spelling where there are two
 * @param name as {@code InferencePool}
 * @param apiVersions every spelling that is taken, the preferred one first
 * @param namespaced whether its documents live in namespaces
 * @param content what {@code spec}, or the whole document, becomes
 * @param shape which of them, and how strictly
 * @param withoutEffect fields that are accepted and change nothing, as {@code rules[].sessionPersistence} below what is
 *     bound, each with a sentence that says why
 */
public record Kind<S extends Record>(
        String group,
        String name,
        List<String> apiVersions,
        boolean namespaced,
        Class<S> content,
        Shape shape,
        Map<String, String> withoutEffect) {
    public Kind {
        apiVersions = List.copyOf(apiVersions);
        withoutEffect = Map.copyOf(withoutEffect);
    }

    /** What of a document is bound. */
    public enum Shape {
        /** Its {@code spec}, every field of which is known. */
        SPEC,
        /** Its {@code spec}, of which the record names what is served. */
        OPEN,
        /** All of it, of which the record names what matters here. */
        WHOLE
    }

    /** A namespaced kind with a spec. */
    public static <S extends Record> Kind<S> of(String group, String name, List<String> versions, Class<S> spec) {
        List<String> apiVersions =
                versions.stream().map(version -> group + "/" + version).toList();
        return new Kind<>(group, name, apiVersions, true, spec, Shape.SPEC, Map.of());
    }

    /** The same kind, of whose spec other fields than the record's are accepted and not served. */
    public Kind<S> open() {
        return new Kind<>(group, name, apiVersions, namespaced, content, Shape.OPEN, withoutEffect);
    }

    /** The same kind, with fields that are accepted and change nothing. */
    public Kind<S> ignoring(Map<String, String> fields) {
        return new Kind<>(group, name, apiVersions, namespaced, content, shape, fields);
    }
}
