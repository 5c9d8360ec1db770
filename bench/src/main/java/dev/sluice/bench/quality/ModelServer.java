package dev.sluice.bench.quality;

import dev.sluice.message.EndpointSpec;
import dev.sluice.message.EndpointState;
import dev.sluice.simulator.engine.Engine;
import dev.sluice.simulator.engine.Load;
import dev.sluice.spi.Adapters;
import dev.sluice.spi.CacheShape;
import dev.sluice.spi.Sample;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.random.RandomGenerator;

/** An engine with an address, and what its metrics say. */
final class ModelServer {
    final Engine engine;
    private final ServerSpec spec;
    private final String name;

    ModelServer(int index, ServerSpec spec, RandomGenerator dice) {
        this.engine = new Engine(spec.options(), spec.latency(), dice);
        this.spec = spec;
        this.name = "server-" + index;
    }

    URI address() {
        return URI.create("http://" + name + ":8000");
    }

    EndpointSpec endpoint() {
        return new EndpointSpec(address(), name, Map.of());
    }

    /** Requests that it works on or keeps waiting. */
    int requests() {
        return engine.load().running() + engine.load().waiting();
    }

    /** What it says of itself now, to be read later. */
    EndpointState state(Instant readAt) {
        Load load = engine.load();
        Sample sample = new Sample(
                readAt,
                OptionalInt.of(load.waiting()),
                OptionalInt.of(load.running()),
                OptionalDouble.of(load.kvCacheUsage()),
                adapters(load),
                Optional.of(new CacheShape(
                        spec.options().blockSize(), spec.options().blocks())));
        return new EndpointState(name, address(), Map.of(), sample, Optional.empty());
    }

    private Optional<Adapters> adapters(Load load) {
        int places = spec.options().maxLoras();
        return places == 1
                ? Optional.empty()
                : Optional.of(
                        new Adapters(Set.copyOf(load.runningAdapters()), Set.copyOf(load.waitingAdapters()), places));
    }
}
