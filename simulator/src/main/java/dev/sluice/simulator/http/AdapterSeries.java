package dev.sluice.simulator.http;

import dev.sluice.simulator.engine.Load;
import java.time.InstantSource;

/**
 * The gauge of LoRA adapters, whose labels are the state and whose value is the time it was last so. As in vLLM, a state
 * that is over stays on the page, here the one before the present one.
 */
final class AdapterSeries {
    private static final String NAME = "vllm:lora_requests_info";
    private static final double MILLIS_PER_SECOND = 1000;

    private final InstantSource clock;
    private final int maxLoras;
    private String present = "";
    private String past = "";
    private double presentSeconds;
    private double pastSeconds;

    AdapterSeries(InstantSource clock, int maxLoras) {
        this.clock = clock;
        this.maxLoras = maxLoras;
    }

    void append(Load load, MetricsText text) {
        update(labels(load));
        text.head(NAME, "Running stats on lora requests.", "gauge");
        if (!past.isEmpty()) {
            text.sample(NAME, past, pastSeconds);
        }
        text.sample(NAME, present, presentSeconds);
    }

    private void update(String labels) {
        double now = clock.millis() / MILLIS_PER_SECOND;
        if (!labels.equals(present)) {
            past = present;
            pastSeconds = presentSeconds;
            present = labels;
        }
        presentSeconds = Math.max(now, pastSeconds + 1 / MILLIS_PER_SECOND);
    }

    private String labels(Load load) {
        return MetricsText.label("max_lora", String.valueOf(maxLoras))
                + ','
                + MetricsText.label("running_lora_adapters", String.join(",", load.runningAdapters()))
                + ','
                + MetricsText.label("waiting_lora_adapters", String.join(",", load.waitingAdapters()));
    }
}
