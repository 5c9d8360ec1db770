package dev.sluice.cluster;

import dev.sluice.spi.Default;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How a gateway finds the others.
 *
 * @param hazelcast a Hazelcast configuration, in which environment variables may be named
 * @param name what the others call this gateway; empty is the machine's name and the member port
 * @param helloInterval how often it says that it is there, 10 ms to 10 s
 * @param goneAfter how long another gateway may be silent before it counts as gone; longer than three hellos
 * @param warmUpTimeout how long another gateway is waited for that is to tell what it knows, before the next is asked
 * @param counterTimeout how long the gateway that keeps a limit's counter is waited for, 1 ms to 10 s
 * @param publicInterface whether the member port, which has no authentication, may be opened at an address that others than
 *     this machine and private networks can reach
 */
public record ClusterOptions(
        @Default("cluster-config/hazelcast-local.yaml") Path hazelcast,
        Optional<String> name,
        @Default("300ms") Duration helloInterval,
        @Default("1500ms") Duration goneAfter,
        @Default("5s") Duration warmUpTimeout,
        @Default("50ms") Duration counterTimeout,
        @Default("false") boolean publicInterface) {
    public ClusterOptions {
        if (helloInterval.toMillis() < 10 || helloInterval.toSeconds() > 10) {
            throw new IllegalArgumentException("wanted a helloInterval of 10ms to 10s, found " + helloInterval);
        }
        if (goneAfter.compareTo(helloInterval.multipliedBy(3)) < 0) {
            throw new IllegalArgumentException(
                    "wanted a goneAfter of at least three helloIntervals, found " + goneAfter);
        }
        if (counterTimeout.toMillis() < 1 || counterTimeout.toSeconds() > 10) {
            throw new IllegalArgumentException("wanted a counterTimeout of 1ms to 10s, found " + counterTimeout);
        }
        if (warmUpTimeout.isNegative() || warmUpTimeout.isZero()) {
            throw new IllegalArgumentException("wanted a warmUpTimeout longer than 0, found " + warmUpTimeout);
        }
    }
}
