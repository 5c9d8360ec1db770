package dev.sluice.metrics;

import dev.sluice.spi.Adapters;
import dev.sluice.spi.Sample;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a sample out of what one kind of model server answers at {@code /metrics}. */
final class Engine {
    /** New names and the ones they had in versions still in use. */
    private static final Map<String, String> FORMER_NAMES =
            Map.of("vllm:kv_cache_usage_perc", "vllm:gpu_cache_usage_perc");

    private final List<MetricSpec> waiting;
    private final List<MetricSpec> running;
    private final List<MetricSpec> kvUsage;
    private final List<MetricSpec> lora;
    private final CacheSpecs cache;
    private final Exposition exposition;

    Engine(EngineConfig config) {
        this.waiting = specs(config.queuedRequestsSpec());
        this.running = specs(config.runningRequestsSpec());
        this.kvUsage = specs(config.kvUsageSpec());
        this.lora = specs(config.loraSpec());
        this.cache = CacheSpecs.of(config);
        Set<String> names = Stream.of(waiting, running, kvUsage, lora, cache.all())
                .flatMap(List::stream)
                .map(MetricSpec::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        this.exposition = new Exposition(names);
    }

    /** Reads the first {@code length} bytes of an answer; what is missing or makes no sense is unknown. */
    Sample read(byte[] text, int length, Instant takenAt) {
        Found found = new Found(exposition.read(text, length));
        return new Sample(
                takenAt,
                count(Ranks.sum(found.first(waiting))),
                count(Ranks.sum(found.first(running))),
                Ranks.meanShare(found.first(kvUsage)),
                adapters(found.first(lora)),
                cache.read(found));
    }

    static List<MetricSpec> specs(String text) {
        return MetricSpec.parse(text).stream()
                .flatMap(spec -> Stream.concat(
                        Stream.of(spec), Optional.ofNullable(FORMER_NAMES.get(spec.name())).map(spec::named).stream()))
                .toList();
    }

    static OptionalInt count(OptionalDouble value) {
        return value.isPresent() && value.getAsDouble() <= Integer.MAX_VALUE
                ? OptionalInt.of((int) Math.round(value.getAsDouble()))
                : OptionalInt.empty();
    }

    /** The value of the series is the time of its last change, and old label sets stay exported: the highest counts. */
    private static Optional<Adapters> adapters(List<Series> series) {
        return series.stream()
                .filter(one -> Double.isFinite(one.value()))
                .max(Comparator.comparingDouble(Series::value))
                .flatMap(latest -> Numbers.whole(latest.label("max_lora"))
                        .map(max -> new Adapters(
                                names(latest.label("running_lora_adapters")),
                                names(latest.label("waiting_lora_adapters")),
                                max)));
    }

    private static Set<String> names(String commaSeparated) {
        return Arrays.stream(commaSeparated.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }
}
