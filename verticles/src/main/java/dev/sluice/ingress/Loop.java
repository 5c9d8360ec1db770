package dev.sluice.ingress;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What the exchanges of one event loop share.
 *
 * @param admission what they may take together
 * @param billing what they cost
 * @param limiter what limits let them in
 */
record Loop(
        IngressOptions options,
        Steps steps,
        Upstreams upstreams,
        Deadlines deadlines,
        RequestIds ids,
        Admission admission,
        Billing billing,
        Limiter limiter,
        Vertx vertx) {
    /** Closes a connection whose request was refused before it was read, as nothing more can come of it. */
    void closeLater(HttpConnection connection) {
        deadlines.add(new LingeringClose(connection, deadlines));
    }

    /** Completes after a pause. */
    Future<Void> after(Duration pause) {
        return vertx.timer(pause.toMillis(), TimeUnit.MILLISECONDS).mapEmpty();
    }

    /** Does work on so many bytes: at once, or on a worker where it would hold the loop for too long. */
    <T> Future<T> work(int bytes, Supplier<T> work) {
        return bytes > options.limits().largeBody().bytes()
                ? vertx.executeBlocking(work::get, false)
                : Future.succeededFuture(work.get());
    }
}
