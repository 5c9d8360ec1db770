package dev.sluice.telemetry;

import dev.sluice.message.InferenceApi;
import io.micrometer.core.instrument.Tags;

/** What was served by whom: the labels that the metrics of generative AI have in common. */
record Served(InferenceApi api, String model, String pool) {
    Tags tags() {
        return Tags.of("gen_ai.operation.name", api.operation(), "gen_ai.request.model", model, "pool", pool);
    }
}
