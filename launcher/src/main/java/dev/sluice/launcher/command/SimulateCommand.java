package dev.sluice.launcher.command;

import dev.sluice.config.Binder;
import dev.sluice.simulator.SimulatedServerVerticle;
import dev.sluice.simulator.SimulatorOptions;
import dev.sluice.simulator.settings.EngineOptions;
import dev.sluice.simulator.settings.Latency;
import dev.sluice.simulator.settings.Role;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs one simulated model server until the process is told to stop. */
@Command(name = "simulate", description = "Run one simulated model server until Ctrl-C.")
@SuppressWarnings("NullAway.Init") // Picocli sets what is required.
final class SimulateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--port", required = true, description = "Where it listens on 127.0.0.1; 0 takes a free port.")
    private int port;

    @Option(names = "--model", required = true, split = ",", description = "The model it serves, and aliases.")
    private List<String> models;

    @Option(names = "--name", defaultValue = "", description = "What it calls itself.")
    private String name;

    @Option(names = "--lora", split = ",", paramLabel = "NAME", description = "LoRA adapters loaded at the start.")
    private List<String> adapters = List.of();

    @Option(
            names = "--latency",
            split = ",",
            paramLabel = "KEY=VALUE",
            description =
                    "firstTokenMillis, prefillTokenMillis, stepMillis, factorUnderLoad, jitter, adapterLoadMillis,"
                            + " kvTransferTokenMillis.")
    private Map<String, String> latency = Map.of();

    @Option(
            names = "--engine",
            split = ",",
            paramLabel = "KEY=VALUE",
            description = "maxNumSeqs, maxWaiting, maxLoras, blockSize, blocks, maxModelLen, seed.")
    private Map<String, String> engine = Map.of();

    @Option(names = "--role", defaultValue = "both", description = "The legs it serves: prefill, decode or both.")
    private Role role;

    @Override
    public Integer call() {
        Vertx vertx = Vertx.vertx();
        try {
            SimulatedServerVerticle server = new SimulatedServerVerticle(Outcome.of("simulate", this::options));
            String deployed = Outcome.of("simulate", () -> Outcome.await(vertx.deployVerticle(server)));
            spec.commandLine()
                    .getOut()
                    .println(String.join(", ", models) + " at http://127.0.0.1:" + server.port() + ", deployed as "
                            + deployed);
            Outcome.await(Promise.<Void>promise().future());
            return 0;
        } finally {
            Outcome.await(vertx.close());
        }
    }

    private SimulatorOptions options() {
        return new SimulatorOptions(
                "127.0.0.1",
                port,
                name,
                models,
                adapters,
                Binder.bind("--engine", engine, EngineOptions.class),
                Binder.bind("--latency", latency, Latency.class),
                Optional.empty(),
                role);
    }
}
