package dev.sluice.quota;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Supplier;

/**
 * Lets several event loops work on the same things one after the other. Each turn is over in microseconds: nothing is waited for in it,
 * and what a future has to say later takes a turn of its own.
 */
final class Turns {
    /** Takes a turn. */
    synchronized <T> T take(Supplier<T> work) {
        return work.get();
    }

    /** Takes a turn. */
    synchronized void run(Runnable work) {
        work.run();
    }

    /** The same future, whose listeners take a turn when it completes, on whichever thread that is. */
    <T> Future<T> after(Future<T> future) {
        Promise<T> promise = Promise.promise();
        future.onComplete(done -> run(() -> promise.handle(done)));
        return promise.future();
    }
}
