package dev.sluice.message;

import java.util.List;
import java.util.Optional;

/**
 * A part of what the plugins of a pool know.
 *
 * @param next where to go on; empty at the end
 */
public record SnapshotPart(List<LearntFacts> facts, Optional<SnapshotCursor> next) {
    public SnapshotPart {
        facts = List.copyOf(facts);
    }
}
