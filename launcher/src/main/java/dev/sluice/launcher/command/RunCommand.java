package dev.sluice.launcher.command;

import dev.sluice.cluster.Revision;
import dev.sluice.launcher.gateway.Gateway;
import dev.sluice.launcher.gateway.GatewayConfiguration;
import dev.sluice.launcher.gateway.Parts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the gateway until the process is told to stop. */
@Command(name = "run", description = "Run the gateway until SIGTERM or Ctrl-C, which it answers by draining.")
final class RunCommand implements Callable<Integer> {
    @Parameters(defaultValue = "conf/gateway.json", paramLabel = "FILE", description = "Default: ${DEFAULT-VALUE}")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(
            names = "--cluster",
            paramLabel = "FILE",
            description = "Share with other gateways, found as this Hazelcast configuration says.")
    private Optional<Path> cluster = Optional.empty();

    @Override
    public Integer call() throws IOException {
        GatewayConfiguration read = Outcome.read(file);
        GatewayConfiguration configuration = cluster.map(read::inCluster).orElse(read);
        Revision revision = new Revision(Version.number(), Revision.hash(Files.readString(file)));
        Gateway gateway =
                Outcome.of(file.toString(), () -> Outcome.await(Gateway.start(configuration, Parts.shipped(revision))));
        StopSignal.draining(gateway);
        Outcome.await(gateway.closed());
        return 0;
    }
}
