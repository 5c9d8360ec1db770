package dev.sluice.message;

/**
 * Names a document.
 *
 * @param group the API group, empty for the core's
 * @param namespace empty for kinds without one
 */
public record ResourceKey(String group, String kind, String namespace, String name) {
    @Override
    public String toString() {
        return kind + " " + (namespace.isEmpty() ? name : namespace + "/" + name);
    }
}
