package dev.sluice.scheduling.work;

/**
 * How long prompts take, in seconds a token: the time to the first byte of all answers over the tokens that were ahead of it.
 * What was seen counts half after {@value #HALF_LIFE_SECONDS} s.
 */
final class Pace {
    static final double HALF_LIFE_SECONDS = 30;

    /** Tokens of work at the usual pace that every endpoint begins with, so that few answers prove little. */
    private static final double DOUBT_TOKENS = 20_000;

    /** Endpoints that differ less than by this factor are taken for equal. */
    private static final double NOISE = 1.5;

    private double seconds;
    private double tokens;
    private double at;

    /**
     * Takes note of an answer that began.
     *
     * @param took seconds since the request was placed
     * @param work tokens that were ahead of it then, its own included
     * @param now seconds of a clock
     */
    void saw(double took, double work, double now) {
        double kept = kept(now);
        seconds = seconds * kept + took;
        tokens = tokens * kept + work;
        at = now;
    }

    /**
     * How many times slower this is than usual, beyond what chance may do; 1 where that is not known.
     *
     * @param usual the pace of all endpoints together
     * @param now seconds of a clock
     */
    double slowness(Pace usual, double now) {
        if (usual.seconds == 0) {
            return 1;
        }
        double kept = kept(now);
        double mean = usual.seconds / usual.tokens;
        double ratio = (seconds * kept / mean + DOUBT_TOKENS) / (tokens * kept + DOUBT_TOKENS);
        if (ratio > NOISE) {
            return ratio / NOISE;
        }
        return ratio < 1 / NOISE ? ratio * NOISE : 1;
    }

    private double kept(double now) {
        return tokens == 0 ? 0 : Math.pow(0.5, Math.max(0, now - at) / HALF_LIFE_SECONDS);
    }
}
