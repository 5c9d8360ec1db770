package dev.sluice.resources.kind;

import java.time.Instant;
import java.util.Map;

/**
 * What every document says of itself.
 *
 * @param namespace {@code default} where a namespaced document names none; empty for kinds without namespaces
 * @param created {@link Instant#EPOCH} where it does not say
 * @param generation 0 where it does not say
 */
public record Metadata(
        String name,
        String namespace,
        Map<String, String> labels,
        Map<String, String> annotations,
        Instant created,
        long generation) {
    public Metadata {
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
    }
}
