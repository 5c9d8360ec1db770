package dev.sluice.ingress;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;

/** The deadlines of one event loop, looked at every so often: cheaper than a timer for each. */
final class Deadlines {
    private final Set<Deadline> open = new LinkedHashSet<>();

    void add(Deadline deadline) {
        open.add(deadline);
    }

    void remove(Deadline deadline) {
        open.remove(deadline);
    }

    void check(long nanos) {
        if (!open.isEmpty()) {
            new ArrayList<>(open).forEach(deadline -> deadline.check(nanos));
        }
    }
}
