package dev.sluice.ingress;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits in tests, generously, as the machine may be busy. */
final class Await {
    private static final long SECONDS = 30;

    private Await() {}

    static <T> T on(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new AssertionError("The future failed: " + failed.getMessage(), failed);
        }
    }

    static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Did not happen in time: " + what);
            }
            Thread.onSpinWait();
        }
    }
}
