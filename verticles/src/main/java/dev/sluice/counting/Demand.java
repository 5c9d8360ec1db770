package dev.sluice.counting;

/**
 * How much is spent in a time: the mean since the last look, mixed with what it was before by how long ago that is, up to half a
 * second.
 */
final class Demand {
    private static final double MEMORY_NANOS = 500_000_000;

    private long spent;
    private long lookedAt;
    private double perNano;

    Demand(long now) {
        lookedAt = now;
    }

    void add(long amount) {
        spent += amount;
    }

    /** What will be spent in so many nanoseconds, if it goes on like that. */
    long expectedIn(long nanos, long now) {
        long elapsed = Math.max(1, now - lookedAt);
        double weight = Math.min(1, elapsed / MEMORY_NANOS);
        perNano += (spent / (double) elapsed - perNano) * weight;
        spent = 0;
        lookedAt = now;
        return (long) Math.min(WindowSpec.MAX_AMOUNT, Math.rint(perNano * nanos));
    }
}
