package dev.sluice.bench.endtoend;

import java.util.Arrays;

/**
 * How long the requests of one run took.
 *
 * @param p50 half of them at most, in microseconds
 * @param p99 all but a hundredth at most, in microseconds
 */
public record Latencies(double p50, double p99) {
    /** Of samples in nanoseconds, without the first ones. */
    public static Latencies of(long[] nanos, int skipped) {
        long[] ordered = Arrays.copyOfRange(nanos, skipped, nanos.length);
        Arrays.sort(ordered);
        return new Latencies(quantile(ordered, 0.50), quantile(ordered, 0.99));
    }

    private static double quantile(long[] ordered, double share) {
        int rank = (int) Math.ceil(share * ordered.length);
        return ordered[Math.max(0, rank - 1)] / 1000.0;
    }
}
