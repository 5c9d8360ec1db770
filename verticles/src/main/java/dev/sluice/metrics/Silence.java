package dev.sluice.metrics;

import java.time.Duration;
import java.time.Instant;

/** Tells when nothing has been heard of something for too long. */
final class Silence {
    private final Duration bound;
    private Instant heardAt = Instant.EPOCH;

    /** Begins with nothing heard. */
    Silence(Duration bound) {
        this.bound = bound;
    }

    /** Something was heard. */
    void broken(Instant at) {
        heardAt = at;
    }

    /** Waits for this long from now before it takes silence for silence. */
    void expect(Duration within, Instant now) {
        heardAt = now.plus(within).minus(bound);
    }

    /** Whether it has lasted too long; true also where the clock was set back and there is no knowing. */
    boolean lasts(Instant now) {
        return heardAt.isAfter(now) || Duration.between(heardAt, now).compareTo(bound) > 0;
    }
}
