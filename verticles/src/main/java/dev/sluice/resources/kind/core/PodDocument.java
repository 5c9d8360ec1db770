package dev.sluice.resources.kind.core;

import dev.sluice.spi.Default;
import java.util.List;
import java.util.Optional;

/** A Pod. */
public record PodDocument(
        @Default("{}") Life metadata, @Default("{}") Status status) {
    /** When it was told to go. */
    public record Life(Optional<String> deletionTimestamp) {}

    /** How it is. */
    public record Status(
            Optional<String> podIP, @Default("[]") List<PodCondition> conditions) {
        public Status {
            conditions = List.copyOf(conditions);
        }
    }

    /**
     * One side of how it is.
     *
     * @param status {@code True}, {@code False} or {@code Unknown}
     */
    public record PodCondition(String type, String status) {}

    /** Whether it may be sent requests: ready, and not told to go. */
    public boolean ready() {
        return metadata.deletionTimestamp().isEmpty()
                && status.conditions().stream()
                        .anyMatch(c -> c.type().equals("Ready") && c.status().equals("True"));
    }
}
