package dev.sluice.acceptance;

import dev.sluice.acceptance.TestClient.Answer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/** A request that is sent again and again at a steady rate, however long its answers take. */
final class Repeated {
    private final Vertx vertx;
    private final TestClient client;
    private final Predicate<Answer> expected;
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final List<Answer> others = Collections.synchronizedList(new ArrayList<>());
    private final long timer;

    /**
     * Begins.
     *
     * @param request sends one, counted from 0
     * @param expected what every answer is to be
     */
    Repeated(Vertx vertx, int everyMillis, IntFunction<Future<Answer>> request, Predicate<Answer> expected) {
        this.vertx = vertx;
        this.client = new TestClient(vertx);
        this.expected = expected;
        this.timer = vertx.setPeriodic(everyMillis, tick -> {
            Future<?> unused = request.apply(sent.getAndIncrement()).onSuccess(this::take);
        });
    }

    /** Waits until so many more were answered. */
    void goOnFor(int answers) {
        int before = answered.get();
        client.until("requests are answered", () -> answered.get() >= before + answers);
    }

    /** Sends no more, waits for what is under way, and returns every answer that was none of those expected. */
    List<Answer> stop() {
        vertx.cancelTimer(timer);
        client.until("no request is under way", () -> answered.get() == sent.get());
        return List.copyOf(others);
    }

    private void take(Answer answer) {
        if (!expected.test(answer)) {
            others.add(answer);
        }
        answered.incrementAndGet();
    }
}
