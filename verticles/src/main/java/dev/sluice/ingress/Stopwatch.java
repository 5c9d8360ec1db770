package dev.sluice.ingress;

import dev.sluice.ingress.IngressOptions.Timeouts;
import dev.sluice.message.Completed;
import dev.sluice.problem.Problem;
import java.time.Duration;
import java.util.Optional;

/** The times of one exchange: what has passed, and what has run out. */
final class Stopwatch {
    private static final long NEVER = -1;

    private final Timeouts timeouts;
    private final Deadlines clock;
    private final long started;
    private long attempted = NEVER;
    private long firstByte = NEVER;
    private long lastByte = NEVER;
    private boolean bodyRead;
    private boolean streaming;

    Stopwatch(Timeouts timeouts, Deadlines clock) {
        this.timeouts = timeouts;
        this.clock = clock;
        this.started = clock.now();
    }

    void bodyRead() {
        bodyRead = true;
    }

    void streaming(boolean streamed) {
        streaming = streamed;
    }

    void attemptBegun() {
        attempted = clock.now();
    }

    /** A part of the answer passed. */
    void progressed() {
        lastByte = clock.now();
        firstByte = firstByte == NEVER ? lastByte : firstByte;
    }

    boolean totalExpired() {
        return since(started, clock.now(), timeouts.total());
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
                Duration.ofNanos(clock.now() - started),
                firstByte == NEVER ? Optional.empty() : Optional.of(Duration.ofNanos(firstByte - started)),
                chunks);
    }

    private static boolean since(long begin, long now, Duration limit) {
        return now - begin > limit.toNanos();
    }
}
