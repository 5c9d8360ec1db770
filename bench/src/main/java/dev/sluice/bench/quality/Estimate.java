package dev.sluice.bench.quality;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A mean over seeds.
 *
 * @param mean of the runs
 * @param halfWidth of its 95 % confidence interval by Student's t; 0 for a single run
 */
record Estimate(double mean, double halfWidth) {
    /** Student's t for a two-sided interval of 95 %, by degrees of freedom from 1. */
    private static final double[] T = {12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228};

    private static final double T_BEYOND = 2.2;

    static <T> Estimate of(List<T> runs, ToDoubleFunction<T> figure) {
        double mean = runs.stream().mapToDouble(figure).average().orElse(0);
        int freedom = runs.size() - 1;
        if (freedom == 0) {
            return new Estimate(mean, 0);
        }
        double squares = runs.stream()
                .mapToDouble(figure)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        double t = freedom <= T.length ? T[freedom - 1] : T_BEYOND;
        return new Estimate(mean, t * Math.sqrt(squares / freedom / runs.size()));
    }
}
