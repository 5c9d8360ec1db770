package dev.sluice.message;

import dev.sluice.spi.Endpoint;

/**
 * Where a request's prompt is computed, when that is not where its answer is. It is counted in flight there until its
 * {@link Released}.
 *
 * @param ticket names this leg in its pool
 * @param endpoint computes the prompt
 * @param legs who asks it to
 */
public record Prefill(long ticket, Endpoint endpoint, Legs legs) {
    /** Who drives the two legs of a request. */
    public enum Legs {
        /** The gateway asks both endpoints. */
        GATEWAY,
        /** The gateway asks the endpoint of the answer, which has a sidecar, and names the other in a header. */
        HEADERS
    }
}
