package dev.sluice.metrics;

import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** The clock and the dice. */
record Ambient(InstantSource clock, RandomGenerator random) {
    /** Those of the machine. */
    static Ambient real() {
        return new Ambient(InstantSource.system(), new SplittableRandom());
    }
}
