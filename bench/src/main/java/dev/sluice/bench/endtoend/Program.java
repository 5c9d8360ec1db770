package dev.sluice.bench.endtoend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A program of the machine that a comparison needs.
 *
 * @param path where it is
 */
public record Program(String path) {
    /** Finds a program or says what to install. */
    static Program of(String name, String debianPackage) {
        String searched = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/usr/local/sbin";
        return Arrays.stream(searched.split(":", -1))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .map(path -> new Program(path.toString()))
                .orElseThrow(() -> new UnmetNeedException(
                        name + " is needed for a comparison: install it, on Debian by `apt-get install " + debianPackage
                                + "`."));
    }

    /** The first line it prints when called with these arguments, on either stream. */
    public String firstLine(String... arguments) throws IOException, InterruptedException {
        return output(arguments).lines().findFirst().orElse("");
    }

    /** All that it prints when called with these arguments, on either stream. */
    String output(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                Stream.concat(Stream.of(path), Arrays.stream(arguments)).toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
