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
    /** Ejections since the start. */
    private int era;

    BackendHealth(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Whether a request should come here while there are others. */
    boolean available() {
        return !ejected || (!probing && nanos.getAsLong() - until >= 0);
    }

    /** A request is on its way. */
    Trial begin() {
        boolean probe = ejected && available();
        probing |= probe;
        return new Trial(era, probe);
    }

    /** The request has ended, however it did. */
    void ended(Trial trial) {
        probing &= !trial.probe();
    }

    /** It was answered; says nothing of an ejection that came after it began. */
    void succeeded(Trial trial) {
        if (trial.era() == era) {
            failures = 0;
            ejections = 0;
            ejected = false;
        }
    }

    /**
     * It was not answered; only the request that was let through makes an ejection longer.
     *
     * @return the trial, which from now on counts again
     */
    Trial failed(Trial trial, Ejection ejection) {
        if (trial.era() == era && (!ejected || trial.probe())) {
            failures++;
            if (ejection.failures() > 0 && (ejected || failures >= ejection.failures())) {
                Duration pause = ejection.base().multipliedBy(1L << Math.min(ejections, 16));
                ejections++;
                eject(pause.compareTo(ejection.max()) > 0 ? ejection.max() : pause);
            }
        }
        return new Trial(era, trial.probe());
    }

    /** Leaves it alone for as long as it asked; the longest counts where it asks more than once. */
    void rest(Duration pause) {
        long asked = pause.toNanos();
        eject(ejected ? Duration.ofNanos(Math.max(asked, until - nanos.getAsLong())) : pause);
    }

    /** A number that grows by one with each request, to take addresses in turn. */
    int nextTurn() {
        return turns++;
    }

    private void eject(Duration pause) {
        ejected = true;
        failures = 0;
        era++;
        until = nanos.getAsLong() + pause.toNanos();
    }

    /**
     * A request as its result will count.
     *
     * @param era ejections before it began
     * @param probe whether it is the one that is let through to see
     */
    record Trial(int era, boolean probe) {}
}
