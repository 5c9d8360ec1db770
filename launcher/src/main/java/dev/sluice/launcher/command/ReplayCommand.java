package dev.sluice.launcher.command;

import dev.sluice.launcher.gateway.Gateway;
import dev.sluice.launcher.gateway.Parts;
import dev.sluice.scoring.Replay;
import dev.sluice.scoring.Replay.Change;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says how another picker would have decided. */
@Command(
        name = "replay",
        description = "Decide again what a decision log holds, by another picker, and say what changes.")
@SuppressWarnings("NullAway.Init")
final class ReplayCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "An EndpointPickerConfig, or a gateway.json, which has pools with pickers.")
    private Path config;

    @Option(
            names = "--pool",
            defaultValue = "",
            paramLabel = "NAME",
            description = "Which pool of a gateway.json; needed where there are several.")
    private String pool;

    @Option(names = "--seed", defaultValue = "1", description = "Makes the dice repeat themselves.")
    private long seed;

    @Option(names = "--each", description = "Print every change.")
    private boolean each;

    @Parameters(paramLabel = "DECISIONS", description = "A file that decisionLog has written.")
    private Path decisions;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        ReplayPicker picker = Outcome.of(config.toString(), () -> ReplayPicker.read(config, pool));
        Replay replay = Outcome.of(
                config.toString(),
                () -> Gateway.withPlugins(
                        Parts.shipped(),
                        picker.pluginsDirectory(),
                        plugins -> replayed(new Replay(
                                picker.pool(), plugins, seed, each ? change -> print(out, change) : change -> {}))));
        ReplayReport.print(replay.tally(), out);
        return 0;
    }

    private Replay replayed(Replay replay) {
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(decisions)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                replay.take(new JsonObject(line));
            }
            return replay;
        } catch (IOException failure) {
            throw new CommandFailedException(Outcome.WRONG, decisions + ": cannot be read: " + failure.getMessage());
        } catch (DecodeException wrong) {
            throw new CommandFailedException(
                    Outcome.WRONG,
                    decisions + ":" + number + ": wanted a line of a decision log, found no JSON object");
        } catch (RuntimeException wrong) {
            throw new CommandFailedException(
                    Outcome.WRONG,
                    decisions + ":" + number + ": wanted a line of a decision log: " + wrong.getMessage());
        }
    }

    private static void print(PrintWriter out, Change change) {
        out.printf("%s %s: %s instead of %s%n", change.at(), change.requestId(), change.after(), change.before());
    }
}
