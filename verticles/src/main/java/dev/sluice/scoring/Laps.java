package dev.sluice.scoring;

import java.util.function.LongSupplier;

/** Times calls that follow each other, with one look at the clock between two of them. */
final class Laps {
    private final LongSupplier ticker;
    private long latest;

    Laps(LongSupplier ticker) {
        this.ticker = ticker;
        this.latest = ticker.getAsLong();
    }

    /** Begins the first call of a row. */
    void start() {
        latest = ticker.getAsLong();
    }

    /** Ends a call, which begins the next. Returns how long it took, in nanoseconds. */
    long end() {
        long began = latest;
        latest = ticker.getAsLong();
        return latest - began;
    }

    /** When the latest call began, in nanoseconds from any beginning. */
    long latest() {
        return latest;
    }
}
