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
