package dev.sluice.quota;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Counts what becomes of requests at each limit. Labels are names of limits, which are configured. */
final class QuotaMeters {
    /** What becomes of a request at a limit. */
    enum Outcome {
        ADMITTED,
        REFUSED,
        /** It would have been refused, by a limit that only counts. */
        SHADOWED,
        /** The counter was not reached. */
        LOST
    }

    private record Name(String limit, Outcome outcome) {}

    private final MeterRegistry registry;
    private final Map<Name, Counter> requests = new HashMap<>();
    private final Map<String, Counter> used = new HashMap<>();
    private final Counter abandoned;

    /**
     * Registers gauges.
     *
     * @param accounts how many subjects of limits are counted apart
     * @param reservations how many requests are under way
     */
    QuotaMeters(MeterRegistry registry, Supplier<Number> accounts, Supplier<Number> reservations) {
        this.registry = registry;
        Gauge.builder("sluice.limit.accounts", accounts)
                .description("Subjects of limits that are counted apart")
                .register(registry);
        Gauge.builder("sluice.limit.reservations", reservations)
                .description("Requests that were admitted and are not settled")
                .register(registry);
        this.abandoned = Counter.builder("sluice.limit.abandoned")
                .description("Requests that were admitted and never settled")
                .register(registry);
    }

    void count(String limit, Outcome outcome) {
        requests.computeIfAbsent(new Name(limit, outcome), name -> Counter.builder("sluice.limit.requests")
                        .description("Requests at a limit")
                        .tag("limit", limit)
                        .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                        .register(registry))
                .increment();
    }

    /** In the limit's own measure. */
    void used(String limit, long amount) {
        used.computeIfAbsent(limit, name -> Counter.builder("sluice.limit.used")
                        .description("What was used of a limit: requests, tokens or millionths of a currency")
                        .tag("limit", limit)
                        .register(registry))
                .increment((double) amount);
    }

    void abandoned() {
        abandoned.increment();
    }
}
