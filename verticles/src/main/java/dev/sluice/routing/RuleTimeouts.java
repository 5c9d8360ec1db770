package dev.sluice.routing;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a rule lets requests take; what is empty is the gateway's own. Zero is no limit.
 *
 * @param request for the whole of a request
 * @param answerBegins until the first byte of the answer goes to the client, over all attempts
 * @param attempt for one attempt at a backend, to the end of its answer
 * @param streamIdle before the first byte of one attempt's answer and between two parts of it
 */
public record RuleTimeouts(
        Optional<Duration> request,
        Optional<Duration> answerBegins,
        Optional<Duration> attempt,
        Optional<Duration> streamIdle) {
    /** The gateway's own. */
    public static final RuleTimeouts NONE =
            new RuleTimeouts(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
