package dev.sluice.telemetry;

import dev.sluice.caller.Caller;
import dev.sluice.message.Completed;
import dev.sluice.spi.Endpoint;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Counts exchanges; finds the meters of those seen before without building their labels again. */
final class Meters {
    private static final String NONE = "none";

    private final MeterRegistry registry;
    private final Models models;
    private final Optional<Models> tenants;
    private final Map<RequestMeters.Key, RequestMeters> requests = new HashMap<>();
    private final Map<Served, AnswerMeters> answers = new HashMap<>();
    private final Map<Served, CostMeters> costs = new HashMap<>();
    private final Map<String, Counter> retries = new HashMap<>();
    private final Map<EndpointKey, Counter> endpoints = new HashMap<>();

    /**
     * Counts into a registry.
     *
     * @param tenants keeps the number of tenants within a bound; empty where they are not told apart
     */
    Meters(MeterRegistry registry, Models models, Optional<Models> tenants) {
        this.registry = registry;
        this.models = models;
        this.tenants = tenants;
    }

    private record EndpointKey(String pool, String endpoint, int status) {}

    void record(Completed completed) {
        Completed.Subject subject = completed.subject();
        String pool = subject.pool().orElse(NONE);
        Optional<String> tenant =
                tenants.map(known -> known.label(subject.caller().flatMap(Caller::tenant)));
        Served served = new Served(subject.api(), models.label(subject.model()), pool, tenant);
        requests.computeIfAbsent(
                        new RequestMeters.Key(served, completed.status(), completed.outcome()),
                        unseen -> new RequestMeters(registry, unseen))
                .record(completed);
        if (AnswerMeters.concern(completed)) {
            answers.computeIfAbsent(served, unseen -> new AnswerMeters(registry, unseen))
                    .record(completed);
        }
        if (completed.usage().isPresent()) {
            costs.computeIfAbsent(served, unseen -> new CostMeters(registry, unseen))
                    .record(completed);
        }
        retries.computeIfAbsent(pool, this::retriesOf).increment(Math.max(0, completed.attempts() - 1));
        completed.endpoint().ifPresent(endpoint -> count(endpoint, pool, completed.status()));
    }

    private void count(Endpoint endpoint, String pool, int status) {
        endpoints
                .computeIfAbsent(new EndpointKey(pool, endpoint.name(), status), this::endpointOf)
                .increment();
    }

    private Counter retriesOf(String pool) {
        return Counter.builder("sluice.retries")
                .description("Attempts beyond the first")
                .tags("pool", pool)
                .register(registry);
    }

    private Counter endpointOf(EndpointKey key) {
        return Counter.builder("sluice.endpoint.requests")
                .description("Requests that are over, by the endpoint that answered or was tried last")
                .tags("pool", key.pool(), "endpoint", key.endpoint(), "status", String.valueOf(key.status()))
                .register(registry);
    }
}
