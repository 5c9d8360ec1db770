package dev.sluice.ingress;

import dev.sluice.ingress.IngressOptions.Timeouts;
import dev.sluice.message.Completed;
import dev.sluice.problem.Problem;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The times of one exchange: what has passed, and what has run out. */
final class Stopwatch {
    private static final long NEVER = -1;

    private final Timeouts timeouts;
    private final LongSupplier nanos;
    private final long started;
    private long attempted = NEVER;
    private long firstByte = NEVER;
    private long lastByte = NEVER;
    private boolean bodyRead;
    private boolean streaming;

    Stopwatch(Timeouts timeouts, LongSupplier nanos) {
        this.timeouts = timeouts;
        this.nanos = nanos;
        this.started = nanos.getAsLong();
    }

    void bodyRead() {
        bodyRead = true;
    }

    void streaming(boolean streamed) {
        streaming = streamed;
    }

    void attemptBegun() {
        attempted = nanos.getAsLong();
    }

    /** A part of the answer passed. */
    void progressed() {
        lastByte = nanos.getAsLong();
        firstByte = firstByte == NEVER ? lastByte : firstByte;
    }

    boolean totalExpired() {
        return since(started, nanos.getAsLong(), timeouts.total());
    }

    /** What has run out, if anything has. */
    Optional<Problem> expired(long now) {
        if (since(started, now, timeouts.total())) {
            return Optional.of(new Problem.Timeout("time for a whole request", timeouts.total()));
        }
        if (!bodyRead && since(started, now, timeouts.body())) {
            return Optional.of(new Problem.BodyTimeout(timeouts.body()));
        }
        if (streaming && attempted != NEVER && firstByte == NEVER && since(attempted, now, timeouts.firstByte())) {
            return Optional.of(new Problem.Timeout("time to the first byte", timeouts.firstByte()));
        }
        if (lastByte != NEVER && since(lastByte, now, timeouts.streamIdle())) {
            return Optional.of(new Problem.Timeout("time between two parts of an answer", timeouts.streamIdle()));
        }
        return Optional.empty();
    }

    Completed.Timing timing(int chunks) {
        return new Completed.Timing(
                Duration.ofNanos(nanos.getAsLong() - started),
                firstByte == NEVER ? Optional.empty() : Optional.of(Duration.ofNanos(firstByte - started)),
                chunks);
    }

    private static boolean since(long begin, long now, Duration limit) {
        return now - begin > limit.toNanos();
    }
}
