package dev.sluice.bench.cluster;

import dev.sluice.bench.endtoend.Machine;
import dev.sluice.bench.endtoend.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What a reader must know to judge the figures: the machine, how busy it is, and what is run on it. */
final class Surroundings {
    private Surroundings() {}

    /** A line each, as it is now. */
    static List<String> lines(CostOptions options) throws IOException, InterruptedException {
        return List.of(
                "machine: " + Machine.words() + "; load average " + loadAverage() + " before the first gateway",
                gateway(options),
                schedule(options));
    }

    private static String gateway(CostOptions options) throws IOException, InterruptedException {
        GatewayProgram program = options.program();
        String jvmOptions = program.jvmOptions().isEmpty() ? "" : " with " + String.join(" ", program.jvmOptions());
        return "gateways on " + new Program(program.java()).firstLine("-version") + jvmOptions
                + ", one event loop each, not held to a core; " + options.endpoints()
                + " endpoints; model servers and generator are one process on the same machine";
    }

    private static String schedule(CostOptions options) {
        return String.format(
                Locale.ROOT,
                "measurements of %d s; latency in %d JVM starts × %d rounds; open loop of %d requests/s, 8 KB each, no two alike",
                options.seconds(),
                options.schedule().forks(),
                options.schedule().rounds(),
                options.requestsPerSecond());
    }

    private static String loadAverage() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0];
    }
}
