package dev.sluice.scoring;

import dev.sluice.spi.Adapters;
import dev.sluice.spi.CacheShape;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.PrefixBlocks;
import dev.sluice.spi.Sample;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Writes decisions, and what became of them, as the lines of a decision log. No prompt and no header is among it. */
final class DecisionLines {
    private DecisionLines() {}

    static JsonObject decision(Instant at, InferenceRequest request, List<Endpoint> candidates, List<Endpoint> chosen) {
        return line(at, "decision")
                .put("request", request(request))
                .put(
                        "candidates",
                        array(candidates.stream().map(DecisionLines::candidate).toList()))
                .put(
                        "chosen",
                        array(chosen.stream()
                                .map(endpoint -> endpoint.address().toString())
                                .toList()));
    }

    static JsonObject event(Instant at, String event, long ticket, Endpoint endpoint) {
        return line(at, event).put("ticket", ticket).put("endpoint", named(endpoint));
    }

    static JsonObject left(Instant at, Endpoint endpoint) {
        return line(at, "left").put("endpoint", named(endpoint));
    }

    /** Says how many lines are missing here. */
    static JsonObject dropped(Instant at, long lines) {
        return line(at, "dropped").put("lines", lines);
    }

    private static JsonObject line(Instant at, String kind) {
        return new JsonObject().put("at", at.toString()).put("is", kind);
    }

    private static JsonObject request(InferenceRequest request) {
        JsonObject json = new JsonObject()
                .put("id", request.id())
                .put("model", request.model())
                .put("streaming", request.streaming());
        request.maxOutputTokens().ifPresent(tokens -> json.put("maxOutputTokens", tokens));
        return json.put("estimatedTokens", request.prompt().estimatedTokens())
                .put("prefixBlocks", blocks(request.prompt().prefixBlocks()));
    }

    /** Hashes as hexadecimal strings, since not every reader of JSON keeps 64 bits of a number. */
    private static JsonArray blocks(PrefixBlocks blocks) {
        JsonArray hashes = new JsonArray();
        for (int block = 0; block < blocks.size(); block++) {
            hashes.add(Long.toHexString(blocks.hash(block)));
        }
        return hashes;
    }

    private static JsonObject named(Endpoint endpoint) {
        return new JsonObject()
                .put("slot", endpoint.slot())
                .put("name", endpoint.name())
                .put("address", endpoint.address().toString());
    }

    private static JsonObject candidate(Endpoint endpoint) {
        JsonObject json = named(endpoint)
                .put("labels", new JsonObject(Map.copyOf(endpoint.labels())))
                .put("inFlightRequests", endpoint.inFlightRequests())
                .put("inFlightTokens", endpoint.inFlightTokens());
        return endpoint.sample().equals(Sample.UNKNOWN) ? json : json.put("sample", sample(endpoint.sample()));
    }

    private static JsonObject sample(Sample sample) {
        JsonObject json = new JsonObject().put("takenAt", sample.takenAt().toString());
        sample.waitingRequests().ifPresent(value -> json.put("waitingRequests", value));
        sample.runningRequests().ifPresent(value -> json.put("runningRequests", value));
        sample.kvCacheUsage().ifPresent(value -> json.put("kvCacheUsage", value));
        sample.adapters().ifPresent(value -> json.put("adapters", adapters(value)));
        sample.cache().ifPresent(value -> json.put("cache", cache(value)));
        return json;
    }

    private static JsonObject adapters(Adapters adapters) {
        return new JsonObject()
                .put("running", array(adapters.running().stream().sorted().toList()))
                .put("waiting", array(adapters.waiting().stream().sorted().toList()))
                .put("max", adapters.max());
    }

    private static JsonObject cache(CacheShape cache) {
        return new JsonObject().put("tokensPerBlock", cache.tokensPerBlock()).put("blocks", cache.blocks());
    }

    private static JsonArray array(List<?> values) {
        return new JsonArray(values);
    }
}
