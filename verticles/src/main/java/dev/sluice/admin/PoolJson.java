package dev.sluice.admin;

import dev.sluice.message.PluginCounts;
import dev.sluice.message.PoolView;
import dev.sluice.spi.Adapters;
import dev.sluice.spi.CacheShape;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.Sample;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes how a pool stands as JSON for people and scripts; what is unknown is left out. */
final class PoolJson {
    private PoolJson() {}

    static JsonObject pool(PoolView view, Instant now) {
        JsonArray endpoints = new JsonArray();
        view.endpoints().forEach(endpoint -> endpoints.add(endpoint(endpoint, view, now)));
        return new JsonObject()
                .put("name", view.pool())
                .put("endpoints", endpoints)
                .put("plugins", plugins(view.plugins()));
    }

    private static JsonObject plugins(Map<String, PluginCounts> plugins) {
        JsonObject json = new JsonObject();
        new TreeMap<>(plugins)
                .forEach((name, counts) -> json.put(
                        name,
                        new JsonObject()
                                .put("failures", counts.failures())
                                .put("slowCalls", counts.slowCalls())
                                .put("resting", counts.resting())));
        return json;
    }

    /** A pool whose scoring does not answer. */
    static JsonObject unanswered(String name) {
        return new JsonObject().put("name", name).put("error", "the pool does not answer");
    }

    private static JsonObject endpoint(Endpoint endpoint, PoolView view, Instant now) {
        JsonObject json = new JsonObject()
                .put("name", endpoint.name())
                .put("address", endpoint.address().toString())
                .put("labels", new JsonObject(Map.copyOf(endpoint.labels())))
                .put("inFlightRequests", endpoint.inFlightRequests())
                .put("inFlightTokens", endpoint.inFlightTokens())
                .put("picks", view.picks().getOrDefault(endpoint.name(), 0L));
        int elsewhere = endpoint.inFlightRequests() - view.own().getOrDefault(endpoint.name(), 0);
        if (elsewhere > 0) {
            json.put("inFlightRequestsOfOtherGateways", elsewhere);
        }
        if (view.failures().containsKey(endpoint.name())) {
            json.put("failure", view.failures().get(endpoint.name()));
        }
        return endpoint.sample().equals(Sample.UNKNOWN) ? json : json.put("sample", sample(endpoint.sample(), now));
    }

    private static JsonObject sample(Sample sample, Instant now) {
        JsonObject json = new JsonObject()
                .put("takenAt", sample.takenAt().toString())
                .put(
                        "ageMillis",
                        Math.max(0, Duration.between(sample.takenAt(), now).toMillis()));
        sample.waitingRequests().ifPresent(value -> json.put("waitingRequests", value));
        sample.runningRequests().ifPresent(value -> json.put("runningRequests", value));
        sample.kvCacheUsage().ifPresent(value -> json.put("kvCacheUsage", value));
        sample.adapters().ifPresent(value -> json.put("adapters", adapters(value)));
        sample.cache().ifPresent(value -> json.put("cache", cache(value)));
        return json;
    }

    private static JsonObject adapters(Adapters adapters) {
        return new JsonObject()
                .put("running", new JsonArray(List.copyOf(new TreeSet<>(adapters.running()))))
                .put("waiting", new JsonArray(List.copyOf(new TreeSet<>(adapters.waiting()))))
                .put("max", adapters.max());
    }

    private static JsonObject cache(CacheShape cache) {
        return new JsonObject().put("tokensPerBlock", cache.tokensPerBlock()).put("blocks", cache.blocks());
    }
}
