package dev.sluice.bench.endtoend;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * What a reader must know to judge the figures.
 *
 * @param nginx peer and model server
 * @param wrk the closed loop
 * @param cores who ran where
 */
record Circumstances(Program nginx, Program wrk, Cores cores) {
    List<String> lines(ComparisonOptions options) throws IOException, InterruptedException {
        return List.of(
                "machine: " + Machine.words() + "; " + cores.words(),
                nginx.firstLine("-v") + "; " + wrk.firstLine("-v").replaceFirst(" Copyright.*", "") + gateway(options),
                schedule(options));
    }

    private static String gateway(ComparisonOptions options) throws IOException, InterruptedException {
        if (options.gateway().isEmpty()) {
            return "";
        }
        ComparisonOptions.Gateway gateway = options.gateway().get();
        String jvmOptions = gateway.jvmOptions().isEmpty() ? "" : " with " + String.join(" ", gateway.jvmOptions());
        return "; gateway on " + new Program(gateway.java()).firstLine("-version") + jvmOptions;
    }

    private static String schedule(ComparisonOptions options) {
        ComparisonOptions.Schedule schedule = options.schedule();
        return String.format(
                Locale.ROOT,
                "%d JVM starts × %d rounds × %d s, order by seed %d; closed loop of %d connections, open loop of %d requests/s",
                schedule.forks(),
                schedule.rounds(),
                schedule.seconds(),
                schedule.seed(),
                options.load().connections(),
                options.load().requestsPerSecond());
    }
}
