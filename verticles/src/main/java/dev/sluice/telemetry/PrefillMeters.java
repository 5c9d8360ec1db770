package dev.sluice.telemetry;

import dev.sluice.message.Prefilled;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Counts the prefills that the gateway has asked for, and those that were of no use. */
final class PrefillMeters {
    private final MeterRegistry registry;
    private final Map<Prefilled, Counter> failures = new HashMap<>();
    private final Map<Place, Counter> prefills = new HashMap<>();

    PrefillMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    private record Place(String pool, String endpoint) {}

    void record(Prefilled prefilled) {
        Place place = new Place(prefilled.pool(), prefilled.endpoint());
        prefills.computeIfAbsent(place, this::prefillsAt).increment();
        prefilled.failure().ifPresent(why -> failures.computeIfAbsent(prefilled, unseen -> failuresOf(place, why))
                .increment());
    }

    private Counter prefillsAt(Place place) {
        return Counter.builder("sluice.prefills")
                .description("Prefills that are over, by the endpoint that was asked for them")
                .tags(tags(place))
                .register(registry);
    }

    private Counter failuresOf(Place place, Prefilled.Failure why) {
        return Counter.builder("sluice.prefill.failures")
                .description("Prefills after which the prompt was computed where the answer is")
                .tags(tags(place).and("reason", why.name().toLowerCase(Locale.ROOT)))
                .register(registry);
    }

    private static Tags tags(Place place) {
        return Tags.of("pool", place.pool(), "endpoint", place.endpoint());
    }
}
