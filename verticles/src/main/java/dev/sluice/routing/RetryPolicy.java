package dev.sluice.routing;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * When and how a failed attempt is repeated, always before the client has been told anything.
 *
 * @param retries attempts after the first, 0 or more
 * @param perPriority attempts among the backends of one priority before the next one's turn; 0 is as many as it takes
 * @param statuses answers that are not passed on but tried again, 400 to 599
 * @param triggers failures without such an answer that are tried again
 * @param attemptTimeout until an attempt's answer begins; empty for none of its own
 * @param baseBackoff the pause before the first retry, doubling with each, with full jitter; zero for none
 * @param maxBackoff no pause is longer
 */
public record RetryPolicy(
        int retries,
        int perPriority,
        Set<Integer> statuses,
        Set<Trigger> triggers,
        Optional<Duration> attemptTimeout,
        Duration baseBackoff,
        Duration maxBackoff) {
    public RetryPolicy {
        statuses = Set.copyOf(statuses);
        triggers = Set.copyOf(triggers);
    }

    /** What may go wrong without an answer. */
    public enum Trigger {
        /** No connection. */
        CONNECT_FAILURE,
        /** The connection or stream ended, or the attempt took too long, before the answer began. */
        RESET
    }
}
