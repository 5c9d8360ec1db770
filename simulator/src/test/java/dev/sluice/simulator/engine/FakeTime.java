package dev.sluice.simulator.engine;

import dev.sluice.simulator.settings.EngineOptions;
import dev.sluice.simulator.settings.Latency;
import dev.sluice.simulator.text.Corpus;
import dev.sluice.simulator.text.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** An engine, and a clock that only tests turn. */
final class FakeTime {
    static final Latency EXACT = new Latency(30, 0.5, 10, 1, 0);

    private static final long NANOS_PER_MILLI = 1_000_000;

    final Engine engine;
    private final EngineOptions options;
    private long now;
    private int prompts;

    FakeTime(EngineOptions options, Latency latency) {
        this.options = options;
        this.engine = new Engine(options, latency, new SplittableRandom(1));
    }

    /** A sequence with a prompt that no other has. */
    Sequence submit(int promptTokens, int answerTokens) {
        return submit("", prompt(++prompts, promptTokens), answerTokens);
    }

    Sequence submitAdapter(String adapter) {
        return submit(adapter, prompt(++prompts, 1), 10);
    }

    Sequence submit(String adapter, Tokens prompt, int answerTokens) {
        return submit(new Work(adapter, prompt, Corpus.embedded().answer(0, answerTokens), FinishReason.STOP));
    }

    Sequence submit(Work work) {
        Sequence sequence = new Sequence(work, advanced -> {});
        engine.submit(sequence, now);
        return sequence;
    }

    Tokens prompt(int first, int size) {
        Tokens prompt = new Tokens(options.maxModelLen());
        for (int index = 0; index < size; index++) {
            prompt.add(first * 100_000 + index);
        }
        return prompt;
    }

    Optional<Sequence> handOver(List<Integer> blocks) {
        return engine.handOver(blocks, now);
    }

    void giveUp(Sequence sequence) {
        engine.giveUp(sequence, FinishReason.ABORT, now);
    }

    /** Lets time pass, in ticks of one millisecond. */
    void pass(long millis) {
        for (long tick = 0; tick < millis; tick++) {
            now += NANOS_PER_MILLI;
            engine.advance(now);
        }
    }

    /** Lets time pass in one leap. */
    void leap(long millis) {
        now += millis * NANOS_PER_MILLI;
        engine.advance(now);
    }

    void runToEnd() {
        for (int tick = 0; engine.due() != Engine.NEVER; tick++) {
            if (tick > 1_000_000) {
                throw new AssertionError("the engine does not come to an end: " + engine.load());
            }
            pass(1);
        }
    }
}
