package dev.sluice.ingress;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.LongSupplier;

/** The deadlines of one event loop, looked at every so often: cheaper than a timer for each. */
final class Deadlines {
    private final LongSupplier nanos;
    private final Set<Deadline> open = new LinkedHashSet<>();

    /** Begins with none; {@code nanos} is a clock such as {@link System#nanoTime}. */
    Deadlines(LongSupplier nanos) {
        this.nanos = nanos;
    }

    long now() {
        return nanos.getAsLong();
    }

    void add(Deadline deadline) {
        open.add(deadline);
    }

    void remove(Deadline deadline) {
        open.remove(deadline);
    }

    void check() {
        if (!open.isEmpty()) {
            long now = now();
            new ArrayList<>(open).forEach(deadline -> deadline.check(now));
        }
    }
}
