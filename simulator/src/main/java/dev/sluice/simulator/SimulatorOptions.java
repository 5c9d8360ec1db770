package dev.sluice.simulator;

import dev.sluice.simulator.settings.EngineOptions;
import dev.sluice.simulator.settings.KvEventsOptions;
import dev.sluice.simulator.settings.Latency;
import dev.sluice.simulator.settings.Role;
import dev.sluice.spi.Default;
import java.util.List;
import java.util.Optional;

/**
 * One simulated model server.
 *
 * @param host address it listens on
 * @param port port it listens on; 0 takes a free one
 * @param name what it calls itself in the {@code x-inference-pod} header, visible ASCII; {@code simulator-<port>} when empty
 * @param models names of the model it serves, the first is the model's own and the others are aliases
 * @param adapters names of the LoRA adapters that are loaded at the start
 * @param engine how much it can do at once
 * @param latency how fast it is
 * @param kvEvents how it publishes what changes in its prefix cache; it does not when empty
 * @param role which legs of a request it serves where prefill and decode are on different servers
 */
public record SimulatorOptions(
        @Default("127.0.0.1") String host,
        @Default("0") int port,
        @Default("") String name,
        @Default("[\"simulated-8b\"]") List<String> models,
        @Default("[]") List<String> adapters,
        @Default("{}") EngineOptions engine,
        @Default("{}") Latency latency,
        Optional<KvEventsOptions> kvEvents,
        @Default("both") Role role) {
    /** A server that publishes nothing and serves either leg. */
    public SimulatorOptions(
            String host,
            int port,
            String name,
            List<String> models,
            List<String> adapters,
            EngineOptions engine,
            Latency latency) {
        this(host, port, name, models, adapters, engine, latency, Optional.empty(), Role.BOTH);
    }

    public SimulatorOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port: wanted 0 to 65535, found " + port);
        }
        if (models.isEmpty()) {
            throw new IllegalArgumentException("models: wanted at least one name");
        }
        if (!name.chars().allMatch(character -> character > ' ' && character < 127)) {
            throw new IllegalArgumentException("name: wanted visible ASCII characters, found " + name);
        }
        models = List.copyOf(models);
        adapters = List.copyOf(adapters);
    }

    /** A server of {@code simulated-8b} on a free loopback port, without adapters. */
    public static SimulatorOptions defaults() {
        return new SimulatorOptions(
                "127.0.0.1", 0, "", List.of("simulated-8b"), List.of(), EngineOptions.defaults(), Latency.defaults());
    }

    public SimulatorOptions withHost(String value) {
        return new SimulatorOptions(value, port, name, models, adapters, engine, latency, kvEvents, role);
    }

    public SimulatorOptions withPort(int value) {
        return new SimulatorOptions(host, value, name, models, adapters, engine, latency, kvEvents, role);
    }

    public SimulatorOptions withName(String value) {
        return new SimulatorOptions(host, port, value, models, adapters, engine, latency, kvEvents, role);
    }

    public SimulatorOptions withModels(String... values) {
        return new SimulatorOptions(host, port, name, List.of(values), adapters, engine, latency, kvEvents, role);
    }

    public SimulatorOptions withAdapters(String... values) {
        return new SimulatorOptions(host, port, name, models, List.of(values), engine, latency, kvEvents, role);
    }

    public SimulatorOptions withEngine(EngineOptions value) {
        return new SimulatorOptions(host, port, name, models, adapters, value, latency, kvEvents, role);
    }

    public SimulatorOptions withLatency(Latency value) {
        return new SimulatorOptions(host, port, name, models, adapters, engine, value, kvEvents, role);
    }

    public SimulatorOptions withKvEvents(KvEventsOptions value) {
        return new SimulatorOptions(host, port, name, models, adapters, engine, latency, Optional.of(value), role);
    }

    public SimulatorOptions withRole(Role value) {
        return new SimulatorOptions(host, port, name, models, adapters, engine, latency, kvEvents, value);
    }
}
