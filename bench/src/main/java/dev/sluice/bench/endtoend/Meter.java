package dev.sluice.bench.endtoend;

import java.io.IOException;
import java.util.List;

/**
 * Measures one target once: closed loop for capacity and CPU time, open loop for latency.
 *
 * @param closed the closed loop
 * @param open the open loop
 * @param seconds length of the closed loop
 * @param servers every process of the comparison, so that what others use can be told apart
 */
record Meter(ClosedLoop closed, OpenLoop open, int seconds, List<ServerProcess> servers) {
    Meter {
        servers = List.copyOf(servers);
    }

    Measurement measure(Target target, int round) throws IOException, InterruptedException {
        long started = System.nanoTime();
        long foreignBefore = foreignMicros();
        long cpuBefore = target.usage().own();
        ClosedLoop.Outcome outcome = closed.run(target.port(), seconds);
        double cpuMicros = (double) (target.usage().own() - cpuBefore) / outcome.requests();
        Latencies latencies = open.run(target.port());
        double foreign = (foreignMicros() - foreignBefore) * 1000.0 / (System.nanoTime() - started);
        return new Measurement(
                target.name(),
                round,
                outcome.perSecond(),
                cpuMicros,
                latencies,
                target.usage().residentBytes(),
                foreign);
    }

    private long foreignMicros() throws IOException {
        long ours = ProcessUsage.of(ProcessHandle.current().pid()).withChildren();
        for (ServerProcess server : servers) {
            ours += server.usage().own();
        }
        return Machine.busyMicros() - ours;
    }
}
