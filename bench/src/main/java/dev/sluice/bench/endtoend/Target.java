package dev.sluice.bench.endtoend;

import java.io.IOException;
import java.util.Optional;

/**
 * One of the things compared.
 *
 * @param name as the tables show it
 * @param port where it takes requests
 * @param streamPort where it takes requests for streams
 * @param process whose CPU time is counted; empty for the way without a proxy
 */
record Target(String name, int port, int streamPort, Optional<ServerProcess> process) {
    static final String DIRECT = "direct";
    static final String NGINX = "nginx";
    static final String SLUICE = "sluice";

    /** Zero where there is no process. */
    ProcessUsage usage() throws IOException {
        return process.isPresent() ? process.get().usage() : new ProcessUsage(0, 0, 0);
    }
}
