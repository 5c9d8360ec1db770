package dev.sluice.scoring;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lines that wait for being written elsewhere, one batch after the other. When too many wait, further ones are dropped; a
 * line says later how many. One thread only.
 */
final class DecisionQueue {
    private static final Logger LOG = LoggerFactory.getLogger(DecisionQueue.class);
    private static final int BATCH = 256;

    private final int limit;
    private final InstantSource clock;
    private final Function<List<Supplier<JsonObject>>, Future<Void>> writer;
    private final Deque<Supplier<JsonObject>> waiting = new ArrayDeque<>();
    private Future<Void> writing = Future.succeededFuture();
    private long dropped;
    private boolean busy;
    private boolean failing;

    /**
     * Begins empty.
     *
     * @param limit how many lines may wait
     * @param writer writes a batch, and says when it is done, on the thread of this queue
     */
    DecisionQueue(int limit, InstantSource clock, Function<List<Supplier<JsonObject>>, Future<Void>> writer) {
        this.limit = limit;
        this.clock = clock;
        this.writer = writer;
    }

    /** Takes one more line, or drops it. */
    void add(Supplier<JsonObject> line) {
        if (waiting.size() >= limit) {
            dropped++;
            return;
        }
        waiting.add(line);
        if (!busy) {
            write();
        }
    }

    /** Done when all that waits is written. */
    Future<Void> flushed() {
        return busy ? writing.compose(written -> flushed()) : Future.succeededFuture();
    }

    private void write() {
        busy = true;
        writing = writer.apply(batch()).recover(this::failed);
        writing.onSuccess(written -> {
            busy = false;
            if (!waiting.isEmpty()) {
                write();
            }
        });
    }

    private List<Supplier<JsonObject>> batch() {
        List<Supplier<JsonObject>> batch = new ArrayList<>(BATCH + 1);
        while (batch.size() < BATCH && !waiting.isEmpty()) {
            batch.add(waiting.remove());
        }
        if (dropped > 0 && waiting.isEmpty()) {
            long lines = dropped;
            dropped = 0;
            batch.add(() -> DecisionLines.dropped(clock.instant(), lines));
        }
        return batch;
    }

    private Future<Void> failed(Throwable failure) {
        if (!failing) {
            failing = true;
            LOG.atWarn().addKeyValue("problem", String.valueOf(failure)).log("The decision log cannot be written");
        }
        return Future.succeededFuture();
    }
}
