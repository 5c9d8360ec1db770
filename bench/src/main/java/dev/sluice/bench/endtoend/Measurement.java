package dev.sluice.bench.endtoend;

/**
 * One target in one round.
 *
 * @param target its name
 * @param round rounds of all forks counted on
 * @param perSecond requests of the closed loop, or chunks
 * @param cpuMicros CPU time of the target's process for one of these, user and system
 * @param latencies of requests of the open loop, or delays of chunks
 * @param residentBytes memory of the target's process after the round
 * @param foreignCores CPU used meanwhile by processes that are no part of the comparison, in cores
 */
record Measurement(
        String target,
        int round,
        double perSecond,
        double cpuMicros,
        Latencies latencies,
        long residentBytes,
        double foreignCores) {
    /** A measurement beside more than this is repeated. */
    static final double NOISE_LIMIT_CORES = 0.3;

    boolean noisy() {
        return foreignCores > NOISE_LIMIT_CORES;
    }

    /** Share of its core the target's process used meanwhile. */
    double coreShare() {
        return perSecond * cpuMicros / 1e6;
    }
}
