package dev.sluice.launcher.command;

import dev.sluice.launcher.demo.Demo;
import dev.sluice.launcher.demo.SimulatedServers;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the gateway at work, without a model server in sight. */
@Command(name = "demo", description = "Run the gateway before simulated model servers until Ctrl-C.")
@SuppressWarnings("NullAway.Init") // Picocli sets it.
final class DemoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--port", defaultValue = "8080", description = "Where clients connect. Default: ${DEFAULT-VALUE}")
    private int port;

    @Option(names = "--admin-port", defaultValue = "9090", description = "Metrics and pools. Default: ${DEFAULT-VALUE}")
    private int adminPort;

    @Option(names = "--servers", defaultValue = "3", description = "Simulated servers. Default: ${DEFAULT-VALUE}")
    private int servers;

    @Override
    public Integer call() {
        SimulatedServers simulated = Outcome.of("demo", () -> Outcome.await(SimulatedServers.start(servers)));
        Demo demo = Outcome.of("demo", () -> Outcome.await(Demo.start(simulated, port, adminPort)));
        StopSignal.draining(demo.gateway());
        demo.show(spec.commandLine().getOut());
        Outcome.await(demo.gateway().closed());
        return 0;
    }
}
