package dev.sluice.metrics;

import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits on conditions. */
final class Until {
    private Until() {}

    /** Looks again every few milliseconds. */
    static void holds(Vertx vertx, BooleanSupplier condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("what was waited for did not come about within 30 s");
            }
            vertx.timer(5).toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        }
    }
}
