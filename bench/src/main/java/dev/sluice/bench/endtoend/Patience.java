package dev.sluice.bench.endtoend;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Waits for other processes of the machine to leave it to the comparison, for so long in all. */
final class Patience {
    private static final int LOOK_MILLIS = 500;

    private long leftMillis;

    Patience(int seconds) {
        this.leftMillis = TimeUnit.SECONDS.toMillis(seconds);
    }

    /** Returns when the machine is quiet, while nothing of the comparison runs, or when patience has run out. */
    void awaitQuiet() throws IOException, InterruptedException {
        while (leftMillis > 0 && busyCores() > Measurement.NOISE_LIMIT_CORES) {
            leftMillis -= LOOK_MILLIS;
        }
    }

    private static double busyCores() throws IOException, InterruptedException {
        long started = System.nanoTime();
        long before = Machine.busyMicros();
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        return (Machine.busyMicros() - before) * 1000.0 / (System.nanoTime() - started);
    }
}
