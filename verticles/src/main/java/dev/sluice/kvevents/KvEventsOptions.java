package dev.sluice.kvevents;

import dev.sluice.config.ByteSize;
import dev.sluice.spi.Default;
import java.time.Duration;

/**
 * How model servers are heard.
 *
 * @param maxMessage the largest message that is taken, 1 KiB to 64 MiB; whoever sends a larger one is cut off
 * @param silence after which a model server that publishes nothing is connected to anew, 100 ms or more
 */
public record KvEventsOptions(
        @Default("4MiB") ByteSize maxMessage,
        @Default("30s") Duration silence) {
    public KvEventsOptions {
        if (maxMessage.bytes() < 1 << 10 || maxMessage.bytes() > 64 << 20) {
            throw new IllegalArgumentException(
                    "wanted a maxMessage from 1KiB to 64MiB, found " + maxMessage.bytes() + " bytes");
        }
        if (silence.toMillis() < 100) {
            throw new IllegalArgumentException("wanted a silence of 100ms or more, found " + silence.toMillis() + "ms");
        }
    }

    Sockets sockets() {
        return new Sockets(maxMessage.bytes(), silence.toNanos());
    }
}
