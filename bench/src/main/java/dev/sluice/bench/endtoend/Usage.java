package dev.sluice.bench.endtoend;

import java.io.IOException;
import java.util.List;

/** Tells, after the fact, how much CPU a target used and how much was used by what is no part of the comparison. */
final class Usage {
    private final Target target;
    private final List<ServerProcess> servers;
    private final long started = System.nanoTime();
    private final long cpuBefore;
    private final long foreignBefore;

    /** Starts to count. */
    Usage(Target target, List<ServerProcess> servers) throws IOException {
        this.target = target;
        this.servers = servers;
        this.cpuBefore = target.usage().own();
        this.foreignBefore = foreignMicros();
    }

    /** CPU time of the target since, user and system. */
    long cpuMicros() throws IOException {
        return target.usage().own() - cpuBefore;
    }

    /** CPU used since by other processes, in cores. */
    double foreignCores() throws IOException {
        return (foreignMicros() - foreignBefore) * 1000.0 / (System.nanoTime() - started);
    }

    private long foreignMicros() throws IOException {
        long ours = ProcessUsage.of(ProcessHandle.current().pid()).withChildren();
        for (ServerProcess server : servers) {
            ours += server.usage().own();
        }
        return Machine.busyMicros() - ours;
    }
}
