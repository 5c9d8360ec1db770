package dev.sluice.metrics;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When to ask again: after an answer, the interval give or take a tenth, so that many endpoints do not fall into step;
 * after failures, a wait that doubles from the first to the last, of which up to half is left out by chance.
 */
final class Pace {
    private static final int MAX_DOUBLINGS = 20;

    private final Duration interval;
    private final Duration firstWait;
    private final Duration lastWait;
    private final RandomGenerator random;
    private int failures;

    Pace(Duration interval, Duration firstWait, Duration lastWait, RandomGenerator random) {
        this.interval = interval;
        this.firstWait = firstWait;
        this.lastWait = lastWait.compareTo(firstWait) < 0 ? firstWait : lastWait;
        this.random = random;
    }

    /** From the beginning of an ask that was answered to the beginning of the next. */
    Duration afterAnswer() {
        failures = 0;
        return scaled(interval, 0.9 + 0.2 * random.nextDouble());
    }

    /** From the failure of an ask to the beginning of the next. */
    Duration afterFailure() {
        Duration wait = firstWait.multipliedBy(1L << Math.min(failures, MAX_DOUBLINGS));
        failures++;
        return scaled(wait.compareTo(lastWait) < 0 ? wait : lastWait, 1 - 0.5 * random.nextDouble());
    }

    private static Duration scaled(Duration duration, double factor) {
        return Duration.ofNanos((long) (duration.toNanos() * factor));
    }
}
