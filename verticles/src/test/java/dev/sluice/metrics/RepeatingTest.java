package dev.sluice.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RepeatingTest {
    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger asks = new AtomicInteger();

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @Test
    void asks_again_when_it_is_started_again() throws Exception {
        Repeating repeating = repeating(Future.succeededFuture());
        repeating.start();
        repeating.stop();

        repeating.start();

        Until.holds(vertx, () -> asks.get() >= 5);
    }

    @Test
    void goes_on_with_the_ask_that_is_under_way_when_it_is_started_again() throws Exception {
        Promise<Void> answer = Promise.promise();
        Repeating repeating = repeating(answer.future());
        repeating.start();
        repeating.stop();

        repeating.start();

        assertThat(asks).hasValue(1);
        answer.complete();
        Until.holds(vertx, () -> asks.get() >= 5);
    }

    private Repeating repeating(Future<Void> answer) {
        Duration interval = Duration.ofMillis(2);
        Pace pace = new Pace(interval, interval, interval, new SplittableRandom(1));
        return new Repeating(vertx, InstantSource.system(), pace, () -> {
            asks.incrementAndGet();
            return answer;
        });
    }
}
