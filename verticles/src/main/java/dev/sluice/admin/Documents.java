package dev.sluice.admin;

import dev.sluice.message.ResourcesState;
import java.util.List;
import java.util.Optional;

/** How the documents stood when they were last heard of. */
final class Documents {
    private static final ResourcesState NONE = new ResourcesState(0, List.of(), List.of(), List.of());

    private final boolean expected;
    private Optional<ResourcesState> newest = Optional.empty();

    /**
     * Knows nothing yet.
     *
     * @param expected whether there is somebody who tells of documents
     */
    Documents(boolean expected) {
        this.expected = expected;
    }

    void hear(ResourcesState state) {
        newest = Optional.of(state);
    }

    /** Whether they are still to be heard of for the first time. */
    boolean areAwaited() {
        return expected && newest.isEmpty();
    }

    /** Empty before the first. */
    Optional<ResourcesState> newest() {
        return newest;
    }

    /** No document at all before the first. */
    ResourcesState state() {
        return newest.orElse(NONE);
    }
}
