package dev.sluice.bench.cluster;

import dev.sluice.bench.endtoend.UnmetNeedException;
import io.vertx.core.Future;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for what happens on other threads and in other processes. */
public final class Waiting {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int LOOK_MILLIS = 5;

    private Waiting() {}

    /** Looked at again and again. */
    @FunctionalInterface
    public interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    /**
     * Returns how long it took until a condition held.
     *
     * @throws UnmetNeedException when it does not within a minute
     */
    public static Duration until(String condition, Condition looked) throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (!looked.holds()) {
            if (System.nanoTime() - start > LIMIT.toNanos()) {
                throw new UnmetNeedException("waited a minute in vain until " + condition);
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    public static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
