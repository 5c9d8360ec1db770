package dev.sluice.simulator.settings;

import dev.sluice.spi.Default;
import java.util.Optional;

/**
 * How a simulated server publishes what changes in its prefix cache, over ZeroMQ.
 *
 * @param port where it publishes; 0 takes a free one
 * @param replayPort where it says again what was missed; 0 takes a free one, and without it nothing is said again
 * @param topic of every message; {@code kv@<host>:<port>@<model>} when empty
 * @param form how an event is written
 */
public record KvEventsOptions(
        @Default("5557") int port,
        Optional<Integer> replayPort,
        @Default("") String topic,
        @Default("array") Form form) {
    /** How an event is written. */
    public enum Form {
        /** An array that begins with the event's name. */
        ARRAY,
        /** A map with the event's name under {@code type}. */
        MAP
    }

    public KvEventsOptions {
        Ranges.check("kvEvents.port", port, 0, 65_535);
        replayPort.ifPresent(replay -> Ranges.check("kvEvents.replayPort", replay, 0, 65_535));
    }
}
