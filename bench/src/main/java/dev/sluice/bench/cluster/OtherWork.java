package dev.sluice.bench.cluster;

import dev.sluice.bench.endtoend.Machine;
import dev.sluice.bench.endtoend.ProcessUsage;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How much CPU is used by processes that are neither this one nor a gateway, counted from when it is made. */
final class OtherWork {
    /** A measurement beside more than this is made again. */
    static final double LIMIT_CORES = 0.3;

    private static final int LOOK_MILLIS = 500;

    private final List<Gateway> gateways;
    private final long started = System.nanoTime();
    private final long before;

    OtherWork(List<Gateway> gateways) throws IOException {
        this.gateways = List.copyOf(gateways);
        this.before = micros();
    }

    /** Used since, in cores. */
    double cores() throws IOException {
        return (micros() - before) * 1000.0 / (System.nanoTime() - started);
    }

    /** Returns when the machine is left to these gateways, or after so many milliseconds; tells how many were waited. */
    static long awaitQuiet(List<Gateway> gateways, long patienceMillis) throws IOException, InterruptedException {
        long waited = 0;
        while (waited < patienceMillis) {
            OtherWork work = new OtherWork(gateways);
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            waited += LOOK_MILLIS;
            if (work.cores() <= LIMIT_CORES) {
                break;
            }
        }
        return waited;
    }

    private long micros() throws IOException {
        long ours = ProcessUsage.of(ProcessHandle.current().pid()).own();
        for (Gateway gateway : gateways) {
            ours += gateway.process().usage().own();
        }
        return Machine.busyMicros() - ours;
    }
}
