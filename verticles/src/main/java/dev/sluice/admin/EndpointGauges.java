package dev.sluice.admin;

import dev.sluice.message.EndpointState;
import dev.sluice.message.PoolSnapshot;
import dev.sluice.message.PoolView;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.Sample;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;

/** Shows in the gateway's metrics how each endpoint stood when it was last heard of. What is unknown has no series. */
final class EndpointGauges {
    private final MultiGauge up;
    private final MultiGauge waiting;
    private final MultiGauge running;
    private final MultiGauge kvCacheUsage;
    private final MultiGauge inFlight;

    EndpointGauges(MeterRegistry registry) {
        up = gauge("up", "1 where the last poll gave a sample, else 0").register(registry);
        waiting =
                gauge("waiting.requests", "Requests queued in the model server").register(registry);
        running = gauge("running.requests", "Requests the model server is working on")
                .register(registry);
        kvCacheUsage =
                gauge("kv.cache.usage", "Share of the KV cache in use, 0 to 1").register(registry);
        inFlight = gauge("in.flight.requests", "Requests sent by this gateway and not ended")
                .register(registry);
    }

    /** Replaces what was shown before; not from two threads at a time. */
    void show(Collection<PoolSnapshot> snapshots, Collection<PoolView> views) {
        up.register(rows(snapshots, state -> Optional.of(isUp(state) ? 1 : 0)), true);
        waiting.register(rows(snapshots, sampled(sample -> number(sample.waitingRequests()))), true);
        running.register(rows(snapshots, sampled(sample -> number(sample.runningRequests()))), true);
        kvCacheUsage.register(rows(snapshots, sampled(sample -> number(sample.kvCacheUsage()))), true);
        inFlight.register(views.stream().flatMap(EndpointGauges::inFlight).toList(), true);
    }

    private static MultiGauge.Builder gauge(String name, String description) {
        return MultiGauge.builder("sluice.endpoint." + name).description(description);
    }

    private static boolean isUp(EndpointState state) {
        return state.failure().isEmpty() && !state.sample().equals(Sample.UNKNOWN);
    }

    private static Function<EndpointState, Optional<Number>> sampled(Function<Sample, Optional<Number>> value) {
        return state -> isUp(state) ? value.apply(state.sample()) : Optional.empty();
    }

    private static List<Row<?>> rows(
            Collection<PoolSnapshot> snapshots, Function<EndpointState, Optional<Number>> value) {
        return snapshots.stream()
                .flatMap(pool -> pool.endpoints().stream().flatMap(state -> value.apply(state).stream()
                        .<Row<?>>map(number -> Row.of(tags(pool.pool(), state.name()), number))))
                .toList();
    }

    private static Stream<Row<?>> inFlight(PoolView view) {
        return view.endpoints().stream().map(endpoint -> row(view, endpoint));
    }

    private static Row<?> row(PoolView view, Endpoint endpoint) {
        return Row.of(tags(view.pool(), endpoint.name()), view.own().getOrDefault(endpoint.name(), 0));
    }

    private static Tags tags(String pool, String endpoint) {
        return Tags.of("pool", pool, "endpoint", endpoint);
    }

    private static Optional<Number> number(OptionalInt value) {
        return value.isPresent() ? Optional.of(value.getAsInt()) : Optional.empty();
    }

    private static Optional<Number> number(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }
}
