package dev.sluice.ingress;

import dev.sluice.routing.Ejection;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How a provider has done lately, as far as one event loop has seen: after failures in a row, or when it asks for a pause,
 * it is passed over for a while; then one request is let through, which ends the ejection or doubles it.
 */
final class BackendHealth {
    private final LongSupplier nanos;
    private int failures;
    private int ejections;
    private boolean ejected;
    private boolean probing;
    private long until;
    private int turns;

    BackendHealth(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Whether a request should come here while there are others. */
    boolean available() {
        return !ejected || (!probing && nanos.getAsLong() - until >= 0);
    }

    /** A request is on its way; tells whether it is the one that is let through to see. */
    boolean begin() {
        boolean probe = ejected && available();
        probing |= probe;
        return probe;
    }

    /** The request that was let through has ended, however it did. */
    void probed() {
        probing = false;
    }

    void succeeded() {
        failures = 0;
        ejections = 0;
        ejected = false;
    }

    void failed(Ejection ejection) {
        failures++;
        if (ejection.failures() > 0 && (ejected || failures >= ejection.failures())) {
            Duration pause = ejection.base().multipliedBy(1L << Math.min(ejections, 16));
            ejections++;
            eject(pause.compareTo(ejection.max()) > 0 ? ejection.max() : pause);
        }
    }

    /** Leaves it alone for as long as it asked. */
    void rest(Duration pause) {
        eject(pause);
    }

    /** A number that grows by one with each request, to take addresses in turn. */
    int nextTurn() {
        return turns++;
    }

    private void eject(Duration pause) {
        ejected = true;
        probing = false;
        failures = 0;
        until = nanos.getAsLong() + pause.toNanos();
    }
}
