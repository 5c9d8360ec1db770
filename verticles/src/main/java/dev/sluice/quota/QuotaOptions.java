package dev.sluice.quota;

import dev.sluice.spi.Default;
import java.time.Duration;

/**
 * How limits are kept.
 *
 * @param mode how gateways of a cluster count together, where a limit does not say
 * @param patience how long a request waits to be counted, 0 to 10 s
 * @param whenLost what becomes of requests that could not be counted in that time
 * @param mostCounters how many subjects of limits are counted apart at a time, 1 to 10,000,000; those that come when there are as
 *     many count together
 * @param expectedOutput the length of an answer in tokens, where neither the client nor earlier answers tell one, 0 or more
 * @param abandonedAfter after how long a request that nobody settled counts as it was reserved, 1 min to 1 day
 */
public record QuotaOptions(
        @Default("leased") Mode mode,
        @Default("1s") Duration patience,
        @Default("refuse") WhenLost whenLost,
        @Default("200000") int mostCounters,
        @Default("512") int expectedOutput,
        @Default("1h") Duration abandonedAfter) {
    /** How gateways count together. */
    public enum Mode {
        /** Each spends a share by itself. */
        LEASED,
        /** Each asks the one that keeps the counter. */
        STRICT
    }

    /** What becomes of requests that cannot be counted. */
    public enum WhenLost {
        REFUSE,
        ADMIT
    }

    public QuotaOptions {
        if (patience.isNegative() || patience.toSeconds() > 10) {
            throw new IllegalArgumentException("wanted a patience of 0s to 10s, found " + patience);
        }
        if (mostCounters < 1 || mostCounters > 10_000_000) {
            throw new IllegalArgumentException("wanted mostCounters of 1 to 10000000, found " + mostCounters);
        }
        if (expectedOutput < 0) {
            throw new IllegalArgumentException("wanted an expectedOutput of 0 or more, found " + expectedOutput);
        }
        if (abandonedAfter.toMinutes() < 1 || abandonedAfter.toDays() > 1) {
            throw new IllegalArgumentException("wanted abandonedAfter of 1m to 24h, found " + abandonedAfter);
        }
    }
}
