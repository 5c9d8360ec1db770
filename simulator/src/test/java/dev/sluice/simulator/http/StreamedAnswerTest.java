package dev.sluice.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.simulator.Simulation;
import dev.sluice.simulator.engine.Engine;
import dev.sluice.simulator.engine.FinishReason;
import dev.sluice.simulator.engine.Work;
import dev.sluice.simulator.settings.CutFault;
import dev.sluice.simulator.settings.EngineOptions;
import dev.sluice.simulator.settings.Latency;
import dev.sluice.simulator.text.Corpus;
import dev.sluice.simulator.text.Tokens;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.ContextInternal;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamedAnswerTest {
    private static final int TOKENS = 200;

    private final Vertx vertx = Vertx.vertx();
    private final Context context = vertx.getOrCreateContext();
    private final SlowClient client = new SlowClient();

    @AfterEach
    void close() {
        Simulation.await(vertx.close());
    }

    @Test
    void writes_nothing_while_the_client_does_not_read_and_everything_when_it_does() {
        Engine engine = onLoop(() -> start(client));
        Simulation.awaitThat(() -> onLoop(() -> engine.counters().ended(FinishReason.LENGTH)) == 1);
        assertThat(onLoop(() -> client.written.length())).isZero();
        String written = onLoop(() -> {
            client.full = false;
            client.free.run();
            return client.written.toString();
        });
        assertThat(written.split("\"content\":\"[^\"]", -1)).hasSize(TOKENS + 1);
        assertThat(onLoop(() -> client.ended)).isTrue();
    }

    private Engine start(Outlet outlet) {
        Engine engine = new Engine(EngineOptions.defaults(), Latency.none(), new SplittableRandom(1));
        EngineLoop loop = new EngineLoop((ContextInternal) context, engine);
        ChatShape shape = new ChatShape(new Stamp("chatcmpl-1", 0, "model"), 1, false);
        Tokens prompt = new Tokens(10);
        prompt.add(1);
        new StreamedAnswer(loop, outlet, shape, CutFault.NONE)
                .start(List.of(new Work("", prompt, Corpus.embedded().answer(0, TOKENS), FinishReason.LENGTH)));
        return engine;
    }

    private <T> T onLoop(Supplier<T> action) {
        Promise<T> done = Promise.promise();
        context.runOnContext(
                turn -> Future.succeededFuture().map(now -> action.get()).onComplete(done));
        return Simulation.await(done.future());
    }

    /** A client that reads only when it is told to. */
    private static final class SlowClient implements Outlet {
        private final Buffer written = Buffer.buffer();
        private boolean full = true;
        private boolean ended;
        private Runnable free = () -> {};

        @Override
        public int tokensPerChunk() {
            return 1;
        }

        @Override
        public void open(Buffer greeting) {
            written.appendBuffer(greeting);
        }

        @Override
        public boolean full() {
            return full;
        }

        @Override
        public void whenFree(Runnable action) {
            free = action;
        }

        @Override
        public void send(Buffer events) {
            written.appendBuffer(events);
        }

        @Override
        public void end(Buffer events, boolean withDone) {
            written.appendBuffer(events);
            ended = true;
        }

        @Override
        public void cut() {
            ended = true;
        }
    }
}
