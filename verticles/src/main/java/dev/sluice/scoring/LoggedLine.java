package dev.sluice.scoring;

import dev.sluice.spi.Adapters;
import dev.sluice.spi.CacheShape;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.PrefixBlocks;
import dev.sluice.spi.Prompt;
import dev.sluice.spi.Sample;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what {@link DecisionLines} wrote. */
final class LoggedLine {
    private final JsonObject line;

    LoggedLine(JsonObject line) {
        this.line = line;
    }

    Instant at() {
        return Instant.parse(line.getString("at"));
    }

    String is() {
        return line.getString("is");
    }

    long ticket() {
        return line.getLong("ticket");
    }

    long droppedLines() {
        return line.getLong("lines");
    }

    Endpoint endpoint() {
        return endpoint(line.getJsonObject("endpoint"));
    }

    List<Endpoint> candidates() {
        return line.getJsonArray("candidates").stream()
                .map(candidate -> endpoint((JsonObject) candidate))
                .toList();
    }

    /** Where the request was to be tried first; nowhere when the filters left no endpoint. */
    Optional<URI> firstChosen() {
        return line.getJsonArray("chosen").stream().findFirst().map(address -> URI.create((String) address));
    }

    InferenceRequest request() {
        JsonObject json = line.getJsonObject("request");
        JsonArray blocks = json.getJsonArray("prefixBlocks");
        long[] hashes = blocks.stream()
                .mapToLong(hash -> Long.parseUnsignedLong((String) hash, 16))
                .toArray();
        Prompt prompt = new Prompt(
                List.of(), List.of(), json.getInteger("estimatedTokens"), PrefixBlocks.copyOf(hashes, hashes.length));
        return new InferenceRequest(
                json.getString("id"),
                json.getString("model"),
                json.getBoolean("streaming"),
                number(json.getInteger("maxOutputTokens")),
                prompt,
                Map.of());
    }

    private static Endpoint endpoint(JsonObject json) {
        Map<String, String> labels = new HashMap<>();
        json.getJsonObject("labels", new JsonObject())
                .forEach(label -> labels.put(label.getKey(), (String) label.getValue()));
        return new Endpoint(
                json.getInteger("slot"),
                json.getString("name"),
                URI.create(json.getString("address")),
                labels,
                Optional.ofNullable(json.getJsonObject("sample"))
                        .map(LoggedLine::sample)
                        .orElse(Sample.UNKNOWN),
                json.getInteger("inFlightRequests", 0),
                json.getLong("inFlightTokens", 0L));
    }

    private static Sample sample(JsonObject json) {
        Double usage = json.getDouble("kvCacheUsage");
        return new Sample(
                Instant.parse(json.getString("takenAt")),
                number(json.getInteger("waitingRequests")),
                number(json.getInteger("runningRequests")),
                usage == null ? OptionalDouble.empty() : OptionalDouble.of(usage),
                Optional.ofNullable(json.getJsonObject("adapters")).map(LoggedLine::adapters),
                Optional.ofNullable(json.getJsonObject("cache"))
                        .map(cache -> new CacheShape(cache.getInteger("tokensPerBlock"), cache.getInteger("blocks"))));
    }

    private static Adapters adapters(JsonObject json) {
        return new Adapters(
                names(json.getJsonArray("running")), names(json.getJsonArray("waiting")), json.getInteger("max"));
    }

    private static Set<String> names(JsonArray names) {
        return Set.copyOf(names.stream().map(String.class::cast).toList());
    }

    private static OptionalInt number(@Nullable Integer number) {
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }
}
