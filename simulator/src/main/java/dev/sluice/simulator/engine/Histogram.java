package dev.sluice.simulator.engine;

/** Counts of observations up to each bound, as Prometheus has them. */
public final class Histogram {
    private final double[] bounds;
    private final long[] counts;
    private double sum;

    /** A histogram with these upper bounds, in ascending order. */
    Histogram(double... bounds) {
        this.bounds = bounds.clone();
        this.counts = new long[bounds.length + 1];
    }

    void observe(double value) {
        int bucket = 0;
        while (bucket < bounds.length && value > bounds[bucket]) {
            bucket++;
        }
        counts[bucket]++;
        sum += value;
    }

    /** How many bounds there are; one more bucket holds what is above the last. */
    public int bounds() {
        return bounds.length;
    }

    public double bound(int bucket) {
        return bounds[bucket];
    }

    /** Observations in this bucket alone. */
    public long count(int bucket) {
        return counts[bucket];
    }

    public double sum() {
        return sum;
    }
}
