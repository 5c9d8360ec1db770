package dev.sluice.bench.quality;

import dev.sluice.simulator.settings.EngineOptions;
import dev.sluice.simulator.settings.Latency;

/**
 * A model server of an experiment.
 *
 * @param options its size
 * @param latency its speed
 */
record ServerSpec(EngineOptions options, Latency latency) {
    private static final int RUNNING = 256;
    private static final int WAITING = 128;
    private static final int TOKENS_PER_BLOCK = 16;
    private static final int CACHE_BLOCKS = 524_288 / TOKENS_PER_BLOCK;
    private static final int CONTEXT_TOKENS = 65_536;

    /** What a server is like unless its workload says otherwise, as one line for the report. */
    static final String REFERENCE_LINE = "A server prefills 8,000 tokens/s, takes 6.0 ms + 0.35 ms × batch a step, runs"
            + " 256 requests, queues 128 more and refuses beyond, and has a KV cache of 524,288 tokens.";

    /** 8,000 tokens/s of prefill; a step of 6.35 ms for one sequence and of 95.6 ms for 256. */
    static ServerSpec reference() {
        return new ServerSpec(
                new EngineOptions(RUNNING, WAITING, 1, TOKENS_PER_BLOCK, CACHE_BLOCKS, CONTEXT_TOKENS, 1),
                new Latency(5, 0.125, 6.35, 95.6 / 6.35, 0.05));
    }

    /** The same, some times slower. */
    ServerSpec slower(double times) {
        return new ServerSpec(
                options,
                latency.withPrefillTokenMillis(latency.prefillTokenMillis() * times)
                        .withStepMillis(latency.stepMillis() * times));
    }

    /** The same with places for adapters, one of which takes some time to load. */
    ServerSpec withAdapters(int places, double loadMillis) {
        return new ServerSpec(options.withMaxLoras(places), latency.withAdapterLoadMillis(loadMillis));
    }
}
