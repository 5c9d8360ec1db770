package dev.sluice.simulator.engine;

import java.util.EnumMap;
import java.util.Map;

/** What an engine has done since it started; times in seconds. Read it on the thread that drives the engine. */
public final class EngineCounters {
    private static final double[] TOKEN_SECONDS = {
        .01, .025, .05, .075, .1, .15, .2, .3, .4, .5, .75, 1, 2.5, 5, 7.5, 10, 20, 40, 80
    };
    private static final double[] REQUEST_SECONDS = {
        .3, .5, .8, 1, 1.5, 2, 2.5, 5, 10, 15, 20, 30, 40, 50, 60, 120, 240, 480, 960, 1920, 7680
    };

    private final Map<FinishReason, Long> ended = new EnumMap<>(FinishReason.class);
    private final Histogram timeToFirstToken = new Histogram(
            .001, .005, .01, .02, .04, .06, .08, .1, .25, .5, .75, 1, 2.5, 5, 7.5, 10, 20, 40, 80, 160, 640, 2560);
    private final Histogram interTokenLatency = new Histogram(TOKEN_SECONDS);
    private final Histogram endToEndLatency = new Histogram(REQUEST_SECONDS);
    private final Histogram queueTime = new Histogram(REQUEST_SECONDS);

    long promptTokens;
    long generationTokens;
    long prefixQueries;
    long prefixHits;
    long preemptions;
    long adapterLoads;
    long localPrefills;
    long remotePrefills;
    long remoteTokens;
    long expiredPrompts;

    void count(FinishReason reason) {
        ended.merge(reason, 1L, Long::sum);
    }

    /** Sequences that ended for this reason. */
    public long ended(FinishReason reason) {
        return ended.getOrDefault(reason, 0L);
    }

    public long promptTokens() {
        return promptTokens;
    }

    public long generationTokens() {
        return generationTokens;
    }

    /** Prompt tokens looked up in the prefix cache. */
    public long prefixQueries() {
        return prefixQueries;
    }

    /** Prompt tokens found in the prefix cache. */
    public long prefixHits() {
        return prefixHits;
    }

    public long preemptions() {
        return preemptions;
    }

    /** How often a LoRA adapter was loaded that was not among the loaded ones. */
    public long adapterLoads() {
        return adapterLoads;
    }

    /** Sequences whose prompts were computed here, as far as they were not in the prefix cache. */
    public long localPrefills() {
        return localPrefills;
    }

    /** Sequences whose prompts came computed from another server. */
    public long remotePrefills() {
        return remotePrefills;
    }

    /** Prompt tokens whose keys and values came from another server. */
    public long remoteTokens() {
        return remoteTokens;
    }

    /** Prompts kept for another server that did not read them in time. */
    public long expiredPrompts() {
        return expiredPrompts;
    }

    public Histogram timeToFirstToken() {
        return timeToFirstToken;
    }

    public Histogram interTokenLatency() {
        return interTokenLatency;
    }

    public Histogram endToEndLatency() {
        return endToEndLatency;
    }

    public Histogram queueTime() {
        return queueTime;
    }
}
