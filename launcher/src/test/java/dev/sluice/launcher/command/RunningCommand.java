package dev.sluice.launcher.command;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command in a process of its own, which is compiled quickly rather than well, as it does not live long. */
public final class RunningCommand implements AutoCloseable {
    private final Process process;
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final Thread reader;

    /** Starts {@code sluice} with these arguments. */
    public RunningCommand(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.util.concurrent.ForkJoinPool.common.parallelism=2",
                "-cp",
                System.getProperty("java.class.path"),
                "-Dlogback.configurationFile=logback.xml",
                "dev.sluice.launcher.Main"));
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        reader = new Thread(this::read, "output");
        reader.start();
    }

    /** Waits for a line and tells what the pattern's first group found in it. */
    String waitFor(String pattern) {
        Pattern wanted = Pattern.compile(pattern);
        long end = System.nanoTime() + SECONDS.toNanos(60);
        while (System.nanoTime() < end) {
            for (String line : List.copyOf(lines)) {
                Matcher matcher = wanted.matcher(line);
                if (matcher.find()) {
                    return matcher.group(1);
                }
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("No line with " + pattern + " in " + lines);
    }

    /** Sends SIGTERM, and goes on listening to what the process says. */
    void terminate() {
        assertThat(process.toHandle().destroy()).isTrue();
    }

    /** Sends SIGKILL, and waits until the process is gone. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(60, SECONDS)) {
            throw new AssertionError("Still running: " + lines);
        }
        reader.join();
        return process.exitValue();
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** What it has said so far. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void read() {
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            output.lines().forEach(lines::add);
        } catch (IOException ended) {
            lines.add(ended.toString());
        }
    }
}
