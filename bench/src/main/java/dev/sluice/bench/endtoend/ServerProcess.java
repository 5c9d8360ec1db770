package dev.sluice.bench.endtoend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server started for a comparison, ended with it. */
public final class ServerProcess implements AutoCloseable {
    private static final byte[] MODELS =
            "GET /v1/models HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final int POLL_MILLIS = 50;
    private static final Pattern USED_HEAP = Pattern.compile("heap .*used (\\d+)K");

    private final String name;
    private final Process process;
    private final Path log;

    private ServerProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    }

    /** Starts it and waits until it names the model. */
    public static ServerProcess start(String name, List<String> command, int port, Folder folder)
            throws IOException, InterruptedException {
        Path log = folder.path().resolve(name + ".log");
        Process process = new ProcessBuilder(command)
                .directory(folder.path().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        var server = new ServerProcess(name, process, log);
        server.awaitModel(port);
        return server;
    }

    long pid() {
        return process.pid();
    }

    /** Ends it as {@code kill -9} does: it has no time for farewells. */
    public void kill() {
        process.destroyForcibly();
    }

    /** What its heap holds after a full collection; of a JVM alone. */
    public long heapBytes() throws IOException, InterruptedException {
        Program jcmd = Program.of("jcmd", "openjdk-17-jdk-headless");
        String pid = Long.toString(process.pid());
        jcmd.output(pid, "GC.run");
        Matcher used = USED_HEAP.matcher(jcmd.output(pid, "GC.heap_info"));
        if (!used.find()) {
            throw new UnmetNeedException("jcmd does not tell of the heap of " + name + ".");
        }
        return Long.parseLong(used.group(1)) << 10;
    }

    /** What it has used so far. */
    public ProcessUsage usage() throws IOException {
        return ProcessUsage.of(process.pid());
    }

    private void awaitModel(int port) throws IOException, InterruptedException {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (!namesModel(port)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new UnmetNeedException(name + " did not start; it said:\n" + Files.readString(log));
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    private static boolean namesModel(int port) {
        try (var connection = new WireConnection(port)) {
            WireConnection.Answer answer = connection.exchange(MODELS);
            return answer.status() == 200 && answer.body().contains("\"mock\"");
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
