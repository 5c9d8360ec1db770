package dev.sluice.telemetry;

import dev.sluice.cost.Charge;
import dev.sluice.message.Bill;
import dev.sluice.message.Completed;
import dev.sluice.message.Usage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.Map;

/** Adds up what the requests of one kind cost. */
final class CostMeters {
    private final MeterRegistry registry;
    private final Tags tags;
    private final Map<String, Counter> numbers = new HashMap<>();
    private final Map<String, Counter> failures = new HashMap<>();
    private final Map<String, Counter> charges = new HashMap<>();

    CostMeters(MeterRegistry registry, Served served) {
        this.registry = registry;
        this.tags = Tags.of("model", served.model(), "pool", served.pool());
    }

    void record(Completed completed) {
        Bill bill = completed.bill();
        bill.numbers().values().forEach((key, value) -> number(key).increment(value));
        bill.numbers().failed().forEach(key -> failure(key).increment());
        bill.charge().ifPresent(this::record);
        if (completed.usage().filter(Usage::estimated).isPresent()) {
            counter("sluice.usage.estimated", "Requests whose tokens the gateway counted by their text")
                    .increment();
        }
    }

    private void record(Charge charge) {
        charge.amount()
                .ifPresentOrElse(
                        amount -> charges.computeIfAbsent(charge.currency(), this::charged)
                                .increment(amount.doubleValue()),
                        this::countUnpriced);
    }

    private void countUnpriced() {
        counter("sluice.charge.unknown", "Requests with tokens that the price list has no price for")
                .increment();
    }

    private Counter number(String key) {
        return numbers.computeIfAbsent(
                key,
                unseen ->
                        counter("sluice.request.cost", "What the formulas of routes made of requests", "key", unseen));
    }

    private Counter failure(String key) {
        return failures.computeIfAbsent(
                key,
                unseen -> counter(
                        "sluice.request.cost.failures", "Requests that a formula gave no cost for", "key", unseen));
    }

    private Counter charged(String currency) {
        return counter("sluice.charge", "What requests cost by the price list", "currency", currency);
    }

    private Counter counter(String name, String description, String... more) {
        return Counter.builder(name)
                .description(description)
                .tags(tags)
                .tags(more)
                .register(registry);
    }
}
