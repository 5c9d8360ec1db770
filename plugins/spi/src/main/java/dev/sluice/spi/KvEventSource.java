package dev.sluice.spi;

import java.util.OptionalInt;

/**
 * Where the model servers of a pool publish the changes of their prefix caches, by ZeroMQ.
 *
 * @param topicFilter what the topics wanted begin with; empty for all
 * @param port where an endpoint publishes, 1 to 65535. Of several endpoints of one host the one with the second lowest port
 *     publishes at the port after this one, and so on
 * @param replayPort where an endpoint repeats what was missed, in the same way; empty for nowhere
 */
public record KvEventSource(String topicFilter, int port, OptionalInt replayPort) {
    public KvEventSource {
        check("a port", port);
        replayPort.ifPresent(replay -> check("a replay port", replay));
    }

    private static void check(String what, int port) {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("wanted " + what + " from 1 to 65535, found " + port);
        }
    }
}
