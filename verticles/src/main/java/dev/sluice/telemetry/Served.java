package dev.sluice.telemetry;

import dev.sluice.message.InferenceApi;
import io.micrometer.core.instrument.Tags;
import java.util.Optional;

/**
 * What was served by whom: the labels that the metrics of generative AI have in common.
 *
 * @param tenant for whom; empty where metrics do not tell tenants apart
 */
record Served(Optional<InferenceApi> api, String model, String pool, Optional<String> tenant) {
    /** What metrics and the access log call an API. */
    static String operation(Optional<InferenceApi> api) {
        return api.map(InferenceApi::operation).orElse("other");
    }

    Tags tags() {
        return Tags.of("gen_ai.operation.name", operation(api), "gen_ai.request.model", model, "pool", pool)
                .and(tenantTag());
    }

    /** The label for whose share it was; none where metrics do not tell tenants apart. */
    Tags tenantTag() {
        return tenant.map(name -> Tags.of("tenant", name)).orElseGet(Tags::empty);
    }
}
