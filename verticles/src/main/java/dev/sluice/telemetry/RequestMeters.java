package dev.sluice.telemetry;

import dev.sluice.message.Completed;
import dev.sluice.message.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;

/** Counts and times the exchanges that ended in the same way. */
final class RequestMeters {
    private final Counter requests;
    private final Timer duration;

    RequestMeters(MeterRegistry registry, Key key) {
        Tags ended = Tags.of(
                "status",
                String.valueOf(key.status()),
                "outcome",
                key.outcome().name().toLowerCase(Locale.ROOT));
        Served served = key.served();
        requests = Counter.builder("sluice.requests")
                .description("Requests that are over")
                .tags("api", Served.operation(served.api()), "model", served.model(), "pool", served.pool())
                .tags(ended.and(served.tenantTag()))
                .register(registry);
        duration = Timer.builder("gen_ai.server.request.duration")
                .description("From a request's head to the end of its answer")
                .serviceLevelObjectives(Buckets.requestDuration())
                .tags(served.tags().and(ended))
                .register(registry);
    }

    /** What exchanges must share to be counted together. */
    record Key(Served served, int status, Outcome outcome) {}

    void record(Completed completed) {
        requests.increment();
        duration.record(completed.timing().total());
    }
}
