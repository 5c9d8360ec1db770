package dev.sluice.launcher.command;

import dev.sluice.caller.KeyText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the hash of a key that somebody else made. */
@Command(
        name = "hash",
        description =
                "Print the hash of a key that there is already, for a file of keys. The key is no argument, as those"
                        + " stay in the history of shells.")
@SuppressWarnings("NullAway.Init") // Picocli sets what is required.
final class KeyHashCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "The file that holds the key; a line of the input when left out.")
    private Optional<Path> file;

    @Override
    public Integer call() {
        try {
            spec.commandLine().getOut().println(KeyText.hash(read().strip()));
            return 0;
        } catch (IllegalArgumentException wrong) {
            throw new CommandFailedException(Outcome.WRONG, String.valueOf(wrong.getMessage()));
        } catch (IOException unreadable) {
            throw new CommandFailedException(Outcome.WRONG, "the key cannot be read: " + unreadable);
        }
    }

    private String read() throws IOException {
        if (file.isPresent()) {
            return Files.readString(file.get());
        }
        String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        return line == null ? "" : line;
    }
}
