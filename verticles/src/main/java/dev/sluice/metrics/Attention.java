package dev.sluice.metrics;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether this gateway has kept up with itself. One that was held up has not yet taken in what waits for it, and is not to
 * conclude that others are silent.
 */
final class Attention {
    private final Duration bound;
    private Instant last = Instant.MAX;

    /**
     * Makes one.
     *
     * @param bound the longest time between two looks of a gateway that keeps up
     */
    Attention(Duration bound) {
        this.bound = bound;
    }

    /** Looks, and says whether the look before was lately. */
    boolean keptUp(Instant now) {
        boolean lately = !last.isAfter(now) && Duration.between(last, now).compareTo(bound) <= 0;
        last = now;
        return lately;
    }
}
