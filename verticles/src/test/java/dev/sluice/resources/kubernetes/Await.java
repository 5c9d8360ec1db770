package dev.sluice.resources.kubernetes;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits in tests, generously, as the machine may be busy. */
final class Await {
    private static final long SECONDS = 30;

    private Await() {}

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
