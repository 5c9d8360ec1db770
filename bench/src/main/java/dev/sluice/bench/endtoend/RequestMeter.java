package dev.sluice.bench.endtoend;

import java.io.IOException;
import java.util.List;

/**
 * Measures by requests that are not streamed: closed loop for capacity and CPU time, open loop for latency.
 *
 * @param closed the closed loop
 * @param open the open loop
 * @param schedule how long
 * @param servers every process of the comparison
 */
record RequestMeter(ClosedLoop closed, OpenLoop open, ComparisonOptions.Schedule schedule, List<ServerProcess> servers)
        implements Meter {
    RequestMeter {
        servers = List.copyOf(servers);
    }

    @Override
    public String warmUp(Target target) throws IOException, InterruptedException {
        int limit = target.name().equals(Target.SLUICE) ? schedule.warmUpSeconds() : 1;
        String words = new WarmUp(closed, limit).run(target.port());
        open.run(target.port());
        return words;
    }

    @Override
    public Measurement measure(Target target, int round) throws IOException, InterruptedException {
        var usage = new Usage(target, servers);
        ClosedLoop.Outcome outcome = closed.run(target.port(), schedule.seconds());
        double cpuMicros = (double) usage.cpuMicros() / outcome.requests();
        Latencies latencies = open.run(target.port());
        return new Measurement(
                target.name(),
                round,
                outcome.perSecond(),
                cpuMicros,
                latencies,
                target.usage().residentBytes(),
                usage.foreignCores());
    }
}
