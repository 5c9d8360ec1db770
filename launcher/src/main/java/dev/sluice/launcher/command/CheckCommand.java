package dev.sluice.launcher.command;

import dev.sluice.launcher.gateway.Gateway;
import dev.sluice.launcher.gateway.GatewayConfiguration;
import dev.sluice.launcher.gateway.Parts;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says whether a configuration would do, or what is wrong with it. */
@Command(
        name = "check",
        description = "Check a configuration, its pools, plugins, documents and API keys, without starting anything.")
final class CheckCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(defaultValue = "conf/gateway.json", paramLabel = "FILE", description = "Default: ${DEFAULT-VALUE}")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(
            names = "--cluster",
            paramLabel = "FILE",
            description = "Check this Hazelcast configuration, too, as run would take it.")
    private Optional<Path> cluster = Optional.empty();

    @Override
    public Integer call() {
        GatewayConfiguration read = Outcome.read(file);
        GatewayConfiguration configuration = cluster.map(read::inCluster).orElse(read);
        Outcome.of(file.toString(), () -> {
            Gateway.check(configuration, Parts.shipped());
            return configuration;
        });
        PrintWriter out = spec.commandLine().getOut();
        CheckedKeys.check(configuration);
        int documents = Gateway.withPlugins(Parts.shipped(), configuration.pluginsDirectory(), catalog -> {
            CheckedPickers pickers = new CheckedPickers(catalog);
            pickers.remark(configuration.pools(), out);
            return new CheckedDocuments(pickers, out).check(configuration);
        });
        out.printf(
                "%s is fine: %d verticles, %d pools, %d documents.%n",
                file, configuration.verticles().size(), configuration.pools().size(), documents);
        return 0;
    }
}
