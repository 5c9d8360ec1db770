package dev.sluice.launcher.command;

import dev.sluice.launcher.gateway.Gateway;
import dev.sluice.launcher.gateway.GatewayConfiguration;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs the gateway until the process is told to stop. */
@Command(name = "run", description = "Run the gateway until SIGTERM or Ctrl-C, which it answers by draining.")
final class RunCommand implements Callable<Integer> {
    @Parameters(defaultValue = "conf/gateway.json", paramLabel = "FILE", description = "Default: ${DEFAULT-VALUE}")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Override
    public Integer call() {
        GatewayConfiguration configuration = Outcome.read(file);
        Gateway gateway = Outcome.of(file.toString(), () -> Outcome.await(Gateway.start(configuration)));
        StopSignal.draining(gateway);
        Outcome.await(gateway.closed());
        return 0;
    }
}
