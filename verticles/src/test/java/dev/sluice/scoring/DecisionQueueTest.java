package dev.sluice.scoring;

import static dev.sluice.scoring.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DecisionQueueTest {
    private final List<List<String>> batches = new ArrayList<>();
    private final Deque<Promise<Void>> writing = new ArrayDeque<>();
    private final DecisionQueue queue = new DecisionQueue(3, () -> NOW, this::write);

    @Test
    void writes_what_came_while_a_batch_was_written_as_the_next_batch() {
        add(3);
        assertThat(batches).containsExactly(List.of("{\"n\":0}"));
        writing.remove().complete();
        assertThat(batches).hasSize(2);
        assertThat(batches.get(1)).containsExactly("{\"n\":1}", "{\"n\":2}");
    }

    @Test
    void drops_what_comes_while_3_lines_wait_and_says_how_many_those_were() {
        add(6);
        writing.remove().complete();
        assertThat(batches.get(1))
                .containsExactly(
                        "{\"n\":1}",
                        "{\"n\":2}",
                        "{\"n\":3}",
                        "{\"at\":\"2026-01-01T00:00:00Z\",\"is\":\"dropped\",\"lines\":2}");
    }

    @Test
    void goes_on_after_a_batch_that_could_not_be_written() {
        add(2);
        writing.remove().fail(new IOException("no space left"));
        assertThat(batches).hasSize(2);
    }

    @Test
    void is_flushed_when_the_last_batch_is_written() {
        add(2);
        Future<Void> flushed = queue.flushed();
        writing.remove().complete();
        assertThat(flushed.isComplete()).isFalse();
        writing.remove().complete();
        assertThat(flushed.succeeded()).isTrue();
    }

    private void add(int lines) {
        IntStream.range(0, lines).forEach(n -> queue.add(() -> new JsonObject().put("n", n)));
    }

    private Future<Void> write(List<Supplier<JsonObject>> batch) {
        batches.add(batch.stream().map(line -> line.get().encode()).toList());
        writing.add(Promise.promise());
        return writing.getLast().future();
    }
}
