package dev.sluice.bench.quality;

import dev.sluice.simulator.engine.FinishReason;
import dev.sluice.simulator.engine.Sequence;
import dev.sluice.simulator.engine.SequenceListener;
import dev.sluice.simulator.engine.Work;
import dev.sluice.simulator.text.Answer;
import dev.sluice.simulator.text.Corpus;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.Prompt;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * One request of a workload, as the gateway and as the engine see it.
 *
 * @param request for the gateway
 * @param work for the engine
 * @param whenOver told when the answer has ended or the request was refused
 */
record Job(InferenceRequest request, Work work, Runnable whenOver) {
    private static final String MODEL = "llama";

    /** A request for the model itself. */
    static Job of(TokenRow prompt, Answer answer, Runnable whenOver) {
        return of("", prompt, answer, whenOver);
    }

    /** A request for an adapter; for the model itself when its name is empty. */
    static Job of(String adapter, TokenRow prompt, Answer answer, Runnable whenOver) {
        Prompt seen = new Prompt(List.of(), List.of(), prompt.size(), prompt.blocks());
        String model = adapter.isEmpty() ? MODEL : adapter;
        return new Job(
                new InferenceRequest("1", model, true, OptionalInt.empty(), seen, Map.of()),
                new Work(adapter, prompt.tokens(), answer, FinishReason.STOP),
                whenOver);
    }

    /** An answer of this length. */
    static Answer answer(long number, int tokens) {
        return Corpus.embedded().answer(number, tokens);
    }

    /** The sequence to be submitted. */
    Sequence sequence(SequenceListener listener) {
        return new Sequence(work, listener);
    }
}
