package dev.sluice.simulator.engine;

import dev.sluice.simulator.settings.Latency;
import java.util.random.RandomGenerator;

/** Says how long things take, in nanoseconds. */
final class StepClock {
    private static final double NANOS_PER_MILLI = 1e6;

    private final int maxNumSeqs;
    private final RandomGenerator dice;
    private Latency latency;

    StepClock(int maxNumSeqs, Latency latency, RandomGenerator dice) {
        this.maxNumSeqs = maxNumSeqs;
        this.latency = latency;
        this.dice = dice;
    }

    void latency(Latency value) {
        latency = value;
    }

    /** From a sequence's turn to the start of its prefill. */
    long overhead() {
        return (long) (latency.firstTokenMillis() * NANOS_PER_MILLI);
    }

    /** From a sequence's turn to the moment its adapter is there, where it was not loaded. */
    long adapterLoad() {
        return (long) (latency.adapterLoadMillis() * NANOS_PER_MILLI);
    }

    /** What it takes to read the keys and values of so many tokens from another server. */
    long transfer(int tokens) {
        return (long) (tokens * latency.kvTransferTokenMillis() * NANOS_PER_MILLI);
    }

    long duration(Step step) {
        double decode = step.decoding() == 0 ? 0 : latency.stepMillis() * factor(step.sequences());
        double prefill = step.prefillTokens() * latency.prefillTokenMillis();
        return (long) ((decode + prefill) * jitter() * NANOS_PER_MILLI);
    }

    private double factor(int sequences) {
        return maxNumSeqs == 1 ? 1 : 1 + (latency.factorUnderLoad() - 1) * (sequences - 1) / (maxNumSeqs - 1);
    }

    private double jitter() {
        return latency.jitter() == 0 ? 1 : 1 + Math.max(-0.7, Math.min(0.7, dice.nextGaussian() * latency.jitter()));
    }
}
