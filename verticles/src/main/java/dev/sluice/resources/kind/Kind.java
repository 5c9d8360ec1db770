package dev.sluice.resources.kind;

import java.util.List;

/**
 * A kind of document that is read.
 *
 * @param group the API group, empty for the core's; the newer spelling where there are two
 * @param name as {@code InferencePool}
 * @param apiVersions every spelling that is taken, the preferred one first
 * @param namespaced whether its documents live in namespaces
 * @param content what {@code spec} becomes, or the whole document for kinds without a spec
 */
public record Kind<S extends Record>(
        String group, String name, List<String> apiVersions, boolean namespaced, Class<S> content) {
    public Kind {
        apiVersions = List.copyOf(apiVersions);
    }
}
