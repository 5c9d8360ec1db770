package dev.sluice.scheduling.prefix;

import dev.sluice.spi.InferenceRequest;
import org.jspecify.annotations.Nullable;

/** The request that facts are known of, as a request that is tried elsewhere later may no longer be that one. */
final class LatestRequest {
    private @Nullable InferenceRequest latest;

    void set(InferenceRequest request) {
        latest = request;
    }

    void clear() {
        latest = null;
    }

    /** Whether this very request is the one, not another that looks like it. */
    @SuppressWarnings("ReferenceEquality")
    boolean is(InferenceRequest request) {
        return latest == request;
    }
}
