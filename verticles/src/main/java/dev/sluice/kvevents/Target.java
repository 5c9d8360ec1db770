package dev.sluice.kvevents;

import dev.sluice.spi.KvEventSource;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One endpoint to be heard for a pool.
 *
 * @param source where the pool's endpoints publish
 * @param endpoint its address, as configured
 * @param rank how many endpoints of its host come before it by their ports, 0 or more
 */
record Target(String pool, KvEventSource source, URI endpoint, int rank) {
    /** Where it publishes, in ZeroMQ's writing. */
    String events() {
        return at(source.port());
    }

    /** Where it repeats, if it does. */
    Optional<String> replay() {
        OptionalInt port = source.replayPort();
        return port.isPresent() ? Optional.of(at(port.getAsInt())) : Optional.empty();
    }

    private String at(int port) {
        return "tcp://" + endpoint.getHost() + ":" + (port + rank);
    }
}
