package dev.sluice.ingress;

import dev.sluice.ingress.IngressOptions.Timeouts;
import dev.sluice.message.Completed;
import dev.sluice.problem.Problem;
import dev.sluice.routing.RetryPolicy;
import dev.sluice.routing.RouteRule;
import dev.sluice.routing.RuleTimeouts;
import java.time.Duration;
import java.util.Optional;

/** The times of one exchange: what has passed, and what has run out. A limit of zero never runs out. */
final class Stopwatch {
    private static final long NEVER = -1;

    private final Timeouts timeouts;
    private final Deadlines clock;
    private final long started;
    private RuleTimeouts rule = RuleTimeouts.NONE;
    private Duration attemptBegins = Duration.ZERO;
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

    /** Minds the limits of a rule from now on. */
    void routed(RouteRule taking) {
        rule = taking.timeouts();
        attemptBegins = taking.retry().flatMap(RetryPolicy::attemptTimeout).orElse(Duration.ZERO);
    }

    void attemptBegun() {
        attempted = clock.now();
    }

    /** A part of the answer passed. */
    void progressed() {
        lastByte = clock.now();
        firstByte = firstByte == NEVER ? lastByte : firstByte;
    }

    /** Whether no other attempt has time left. */
    boolean isOver() {
        return over(clock.now()).isPresent();
    }

    /** What has run out, if anything has. */
    Optional<Problem> expired(long now) {
        Optional<Problem> over = over(now);
        return over.isPresent() ? over : firstByte == NEVER ? waited(now) : stalled(now);
    }

    private Optional<Problem> over(long now) {
        Duration total = rule.request().orElse(timeouts.total());
        if (since(started, now, total)) {
            return exceeded("time for a whole request", total);
        }
        Duration begins = rule.answerBegins().orElse(Duration.ZERO);
        return firstByte == NEVER && since(started, now, begins)
                ? exceeded("time for an answer to begin", begins)
                : Optional.empty();
    }

    private Optional<Problem> waited(long now) {
        if (!bodyRead && since(started, now, timeouts.body())) {
            return Optional.of(new Problem.BodyTimeout(timeouts.body()));
        }
        if (attempted == NEVER) {
            return Optional.empty();
        }
        Duration idle = rule.streamIdle().orElse(streaming ? timeouts.firstByte() : Duration.ZERO);
        if (since(attempted, now, idle)) {
            return exceeded("time to the first byte", idle);
        }
        Duration attempt = rule.attempt().filter(limit -> !limit.isZero()).orElse(attemptBegins);
        return since(attempted, now, attempt) ? exceeded("time for one attempt", attempt) : Optional.empty();
    }

    private Optional<Problem> stalled(long now) {
        Duration attempt = rule.attempt().orElse(Duration.ZERO);
        if (since(attempted, now, attempt)) {
            return exceeded("time for one attempt", attempt);
        }
        Duration idle = rule.streamIdle().orElse(timeouts.streamIdle());
        return since(lastByte, now, idle) ? exceeded("time between two parts of an answer", idle) : Optional.empty();
    }

    Completed.Timing timing(int chunks) {
        return new Completed.Timing(
                Duration.ofNanos(clock.now() - started),
                firstByte == NEVER ? Optional.empty() : Optional.of(Duration.ofNanos(firstByte - started)),
                chunks);
    }

    private static Optional<Problem> exceeded(String what, Duration limit) {
        return Optional.of(new Problem.Timeout(what, limit));
    }

    private static boolean since(long begin, long now, Duration limit) {
        return !limit.isZero() && now - begin > limit.toNanos();
    }
}
