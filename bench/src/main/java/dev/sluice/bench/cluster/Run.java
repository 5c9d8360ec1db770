package dev.sluice.bench.cluster;

import dev.sluice.bench.endtoend.Latencies;
import dev.sluice.bench.endtoend.OpenLoop;
import dev.sluice.bench.endtoend.UnmetNeedException;
import java.io.IOException;
import java.util.List;

/**
 * One measurement under load.
 *
 * @param latencies of the requests, from the moment each was due
 * @param requests how many were sent
 * @param seconds how long that took
 * @param cpuMicros CPU time of the loaded gateway for one request, with all that it does beside
 * @param foreignCores CPU used meanwhile by processes that are no part of the measurement, in cores
 */
public record Run(Latencies latencies, int requests, double seconds, double cpuMicros, double foreignCores) {
    /** Loads one of the gateways that run. */
    static Run of(Gateway loaded, List<Gateway> all, Load load) throws IOException, InterruptedException {
        int requests = load.requests();
        OpenLoop loop = load.loop();
        long cpuBefore = loaded.process().usage().own();
        OtherWork others = new OtherWork(all);
        long start = System.nanoTime();
        Latencies latencies = loop.run(loaded.port());
        double micros = (System.nanoTime() - start) / 1000.0;
        double cpu = loaded.process().usage().own() - cpuBefore;
        if (PoolPage.of(loaded).lacksPlugins()) {
            throw new UnmetNeedException(
                    "a plugin failed or was passed over: this would measure less than all of the work");
        }
        return new Run(latencies, requests, micros / 1e6, cpu / requests, others.cores());
    }

    boolean disturbed() {
        return foreignCores > OtherWork.LIMIT_CORES;
    }

    double perSecond() {
        return requests / seconds;
    }
}
