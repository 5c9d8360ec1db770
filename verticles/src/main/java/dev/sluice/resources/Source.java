package dev.sluice.resources;

import dev.sluice.message.ResourceProblem;
import dev.sluice.message.ResourceStatus;
import dev.sluice.resources.kind.ResourceSet;
import java.util.List;
import java.util.Optional;

/** Where documents come from. One thread only, which it may block. */
public interface Source extends AutoCloseable {
    /** The documents as they are now; empty when nothing has changed since the last look. */
    Optional<Look> look();

    /** Takes note of what the gateway has to say of the documents; those who watch nothing do nothing. */
    default void report(List<ResourceStatus> statuses) {}

    @Override
    void close();

    /**
     * What was seen.
     *
     * @param set the documents that are right
     * @param refused those that are not: where a set is all or nothing, nothing of it is taken then
     * @param warnings what is passed over
     * @param allOrNothing whether the set is to be taken only when nothing is refused
     */
    record Look(ResourceSet set, List<ResourceProblem> refused, List<ResourceProblem> warnings, boolean allOrNothing) {
        public Look {
            refused = List.copyOf(refused);
            warnings = List.copyOf(warnings);
        }
    }
}
