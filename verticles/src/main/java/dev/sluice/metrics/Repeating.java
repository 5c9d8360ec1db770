package dev.sluice.metrics;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Asks again and again, never twice at a time. Asks that fall due within a few milliseconds of each other are sent together:
 * with many endpoints it is the waking up that costs.
 */
final class Repeating {
    private static final long TOGETHER_MS = 5;
    /** Shorter waits are kept exactly. */
    private static final long SHORT_WAIT_MS = 20;

    private final Vertx vertx;
    private final InstantSource clock;
    private final Pace pace;
    private final Supplier<Future<Void>> ask;
    private OptionalLong timer = OptionalLong.empty();
    private boolean stopped = true;
    private boolean underWay;

    Repeating(Vertx vertx, InstantSource clock, Pace pace, Supplier<Future<Void>> ask) {
        this.vertx = vertx;
        this.clock = clock;
        this.pace = pace;
        this.ask = ask;
    }

    /** Asks at once, and then on until it is stopped or the verticle is undeployed, which ends its timers. */
    void start() {
        stopped = false;
        if (!underWay) {
            askOnce();
        }
    }

    /** Does not ask again until it is started again; an ask under way comes to its end. */
    void stop() {
        stopped = true;
        timer.ifPresent(vertx::cancelTimer);
    }

    private void askOnce() {
        underWay = true;
        long started = clock.millis();
        Future<Duration> next = Future.<Void>succeededFuture()
                .compose(begin -> ask.get())
                .map(answer -> remaining(pace.afterAnswer(), clock.millis() - started))
                .recover(failure -> Future.succeededFuture(pace.afterFailure()));
        next.onSuccess(this::askLater);
    }

    private void askLater(Duration wait) {
        underWay = false;
        if (!stopped) {
            timer = OptionalLong.of(vertx.setTimer(millis(wait), fired -> askOnce()));
        }
    }

    /** A wait that ends on the grid on which others end, too. */
    private long millis(Duration wait) {
        long wanted = Math.max(1, wait.toMillis());
        return wanted < SHORT_WAIT_MS
                ? wanted
                : wanted + Math.floorMod(-(clock.millis() + wanted), TOGETHER_MS) - TOGETHER_MS / 2;
    }

    /** What is left of an interval; a clock that was set back takes nothing off. */
    private static Duration remaining(Duration interval, long elapsedMillis) {
        return interval.minusMillis(Math.max(0, elapsedMillis));
    }
}
