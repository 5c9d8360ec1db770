package dev.sluice.bench.quality;

import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;

/** Requests that come by themselves, at a rate that may change, however long the others take. */
final class Arrivals {
    private final Timeline timeline;
    private final RandomGenerator dice;
    private final double end;

    /** Arrivals until some second. */
    Arrivals(Timeline timeline, RandomGenerator dice, double end) {
        this.timeline = timeline;
        this.dice = dice;
        this.end = end;
    }

    /**
     * A Poisson process.
     *
     * @param rate requests a second, by the second
     */
    void poisson(DoubleUnaryOperator rate, Runnable arrival) {
        double now = Timeline.seconds(timeline.now());
        double gap = exponential(dice, 1 / rate.applyAsDouble(now));
        if (now + gap < end) {
            timeline.in(gap, () -> {
                arrival.run();
                poisson(rate, arrival);
            });
        }
    }

    /** A time of this mean, without memory. */
    static double exponential(RandomGenerator dice, double mean) {
        return -Math.log(1 - dice.nextDouble()) * mean;
    }
}
