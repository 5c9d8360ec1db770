package dev.sluice.ledger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;

/** Counts what the ledger does. */
final class LedgerMeters {
    private final Counter written;
    private final Counter lost;
    private final Counter failures;

    LedgerMeters(MeterRegistry registry, Collection<Entry> waiting) {
        written = counter(registry, "sluice.ledger.requests", "Requests that are in the ledger");
        lost = counter(registry, "sluice.ledger.lost", "Requests that are not, as too many waited for the database");
        failures = counter(registry, "sluice.ledger.failures", "Writes that failed and are tried again");
        Gauge.builder("sluice.ledger.backlog", waiting, Collection::size)
                .description("Requests that wait to be written")
                .strongReference(true)
                .register(registry);
    }

    void written(int entries) {
        written.increment(entries);
    }

    void lost() {
        lost.increment();
    }

    void failed() {
        failures.increment();
    }

    private static Counter counter(MeterRegistry registry, String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }
}
