package dev.sluice.cluster.wire;

import com.hazelcast.nio.serialization.compact.CompactWriter;
import dev.sluice.spi.Adapters;
import dev.sluice.spi.CacheShape;
import dev.sluice.spi.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A sample and how old it was when it was sent.
 *
 * @param ageMillis 0 or more
 * @param sample whose own time means nothing
 */
public record WireSample(long ageMillis, Sample sample) {
    static final Form<WireSample> FORM = new Form<>(
            "sluice.sample",
            WireSample.class,
            fields -> new WireSample(
                    fields.large("age"),
                    new Sample(
                            Instant.EPOCH,
                            fields.optionalWhole("waiting"),
                            fields.optionalWhole("running"),
                            fields.optionalShare("kvCacheUsage"),
                            adapters(fields),
                            cache(fields))),
            WireSample::write);

    static WireSample of(Sample sample, Instant now) {
        return new WireSample(
                Math.max(0, Duration.between(sample.takenAt(), now).toMillis()), sample);
    }

    Sample at(Instant now) {
        return new Sample(
                now.minusMillis(ageMillis),
                sample.waitingRequests(),
                sample.runningRequests(),
                sample.kvCacheUsage(),
                sample.adapters(),
                sample.cache());
    }

    private static void write(CompactWriter writer, WireSample sent) {
        Sample sample = sent.sample();
        writer.writeInt64("age", sent.ageMillis());
        writer.writeNullableInt32("waiting", boxed(sample.waitingRequests()));
        writer.writeNullableInt32("running", boxed(sample.runningRequests()));
        writer.writeNullableFloat64(
                "kvCacheUsage",
                sample.kvCacheUsage().isPresent() ? sample.kvCacheUsage().getAsDouble() : null);
        writer.writeArrayOfString("runningAdapters", names(sample.adapters().map(Adapters::running)));
        writer.writeArrayOfString("waitingAdapters", names(sample.adapters().map(Adapters::waiting)));
        writer.writeInt32("maxAdapters", sample.adapters().map(Adapters::max).orElse(0));
        writer.writeInt32(
                "tokensPerBlock", sample.cache().map(CacheShape::tokensPerBlock).orElse(0));
        writer.writeInt32("blocks", sample.cache().map(CacheShape::blocks).orElse(0));
    }

    private static Optional<Adapters> adapters(Fields fields) {
        return fields.optionalStrings("runningAdapters")
                .map(running -> new Adapters(
                        Set.copyOf(running),
                        Set.copyOf(fields.optionalStrings("waitingAdapters").orElse(List.of())),
                        fields.whole("maxAdapters")));
    }

    private static Optional<CacheShape> cache(Fields fields) {
        int tokens = fields.whole("tokensPerBlock");
        return tokens > 0 ? Optional.of(new CacheShape(tokens, fields.whole("blocks"))) : Optional.empty();
    }

    private static @Nullable Integer boxed(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }

    private static @Nullable String @Nullable [] names(Optional<Set<String>> names) {
        return names.map(set -> set.toArray(String[]::new)).orElse(null);
    }
}
