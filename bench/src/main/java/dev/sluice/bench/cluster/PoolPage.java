package dev.sluice.bench.cluster;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * The page of a gateway that tells how its only pool stands.
 *
 * @param json the page
 */
record PoolPage(JsonObject json) {
    /** What a gateway shows now. */
    static PoolPage of(Gateway gateway) throws IOException, InterruptedException {
        return new PoolPage(gateway.admin("/pools"));
    }

    /** Requests at its endpoints that came through other gateways. */
    int inFlightElsewhere() {
        return endpoints()
                .mapToInt(endpoint -> endpoint.getInteger("inFlightRequestsOfOtherGateways", 0))
                .sum();
    }

    /** Whether how each endpoint stands is known from after an instant. */
    boolean isFrom(Instant instant) {
        return endpoints()
                .allMatch(endpoint -> endpoint.containsKey("sample")
                        && Instant.parse(endpoint.getJsonObject("sample").getString("takenAt"))
                                .isAfter(instant));
    }

    /** Whether requests were placed without what a plugin has to say. */
    boolean lacksPlugins() {
        JsonObject plugins = pool().getJsonObject("plugins");
        return plugins.fieldNames().stream()
                .map(plugins::getJsonObject)
                .anyMatch(counts -> counts.getLong("failures") + counts.getLong("slowCalls") > 0);
    }

    private Stream<JsonObject> endpoints() {
        return pool().getJsonArray("endpoints").stream().map(JsonObject.class::cast);
    }

    private JsonObject pool() {
        return json.getJsonArray("pools").getJsonObject(0);
    }
}
