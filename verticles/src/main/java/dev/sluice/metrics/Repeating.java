package dev.sluice.metrics;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Asks again and again, never twice at a time. */
final class Repeating {
    private final Vertx vertx;
    private final InstantSource clock;
    private final Pace pace;
    private final Supplier<Future<Void>> ask;
    private OptionalLong timer = OptionalLong.empty();
    private boolean stopped;

    Repeating(Vertx vertx, InstantSource clock, Pace pace, Supplier<Future<Void>> ask) {
        this.vertx = vertx;
        this.clock = clock;
        this.pace = pace;
        this.ask = ask;
    }

    /** Asks at once, and then on until it is stopped or the verticle is undeployed, which ends its timers. */
    void start() {
        long started = clock.millis();
        Future<Duration> next = Future.<Void>succeededFuture()
                .compose(begin -> ask.get())
                .map(answer -> remaining(pace.afterAnswer(), clock.millis() - started))
                .recover(failure -> Future.succeededFuture(pace.afterFailure()));
        next.onSuccess(this::startLater);
    }

    /** Does not ask again; an ask under way comes to its end. */
    void stop() {
        stopped = true;
        timer.ifPresent(vertx::cancelTimer);
    }

    private void startLater(Duration wait) {
        if (!stopped) {
            timer = OptionalLong.of(vertx.setTimer(Math.max(1, wait.toMillis()), fired -> start()));
        }
    }

    /** What is left of an interval; a clock that was set back takes nothing off. */
    private static Duration remaining(Duration interval, long elapsedMillis) {
        return interval.minusMillis(Math.max(0, elapsedMillis));
    }
}
