package dev.sluice.resources.kubernetes;

import java.time.Duration;

/** Tells when something that is done again and again is due. */
final class Due {
    private long next = System.nanoTime();

    /** Whether it is due; if so, it is due again after some time. */
    boolean now(Duration every) {
        long now = System.nanoTime();
        if (now - next < 0) {
            return false;
        }
        next = now + every.toNanos();
        return true;
    }

    /** Is due after some time. */
    void in(Duration time) {
        next = System.nanoTime() + time.toNanos();
    }
}
