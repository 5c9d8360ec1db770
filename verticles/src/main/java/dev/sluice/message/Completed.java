package dev.sluice.message;

import dev.sluice.caller.Caller;
import dev.sluice.spi.Endpoint;
import java.time.Duration;
import java.util.Optional;

/**
 * Tells that an exchange is over.
 *
 * @param subject what was asked
 * @param endpoint who answered or was tried last; empty where none was
 * @param status the HTTP status the client got; 499 where it left before one
 * @param attempts endpoints tried, 0 or more
 * @param timing how long it took
 * @param usage tokens, where the model server told or the gateway counted them
 * @param bill what it cost
 */
public record Completed(
        Subject subject,
        Optional<Endpoint> endpoint,
        int status,
        Outcome outcome,
        int attempts,
        Timing timing,
        Optional<Usage> usage,
        Bill bill) {
    /** One that cost nothing. */
    public Completed(
            Subject subject,
            Optional<Endpoint> endpoint,
            int status,
            Outcome outcome,
            int attempts,
            Timing timing,
            Optional<Usage> usage) {
        this(subject, endpoint, status, outcome, attempts, timing, usage, Bill.NONE);
    }

    /**
     * What was asked.
     *
     * @param api empty for a request that was passed on unread
     * @param model the model named, if it was routed; strangers' inventions are left out, as each would be a new series
     * @param pool the pool or provider that answered or was tried last
     * @param caller who asked; empty where nobody had to say, or it was not proved
     */
    public record Subject(
            String requestId,
            Optional<InferenceApi> api,
            Optional<String> model,
            Optional<String> pool,
            boolean streaming,
            Optional<Caller> caller) {}

    /**
     * How long it took, from the arrival of the request's head.
     *
     * @param total until the end
     * @param firstByte until the first byte of the answer's body went to the client; empty where none did
     * @param chunks chunks of the body relayed
     */
    public record Timing(Duration total, Optional<Duration> firstByte, int chunks) {}
}
