package dev.sluice.simulator.http;

import dev.sluice.simulator.engine.FinishReason;
import dev.sluice.simulator.engine.Work;
import dev.sluice.simulator.text.Corpus;
import dev.sluice.simulator.text.Tokens;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * How long an answer becomes: as long as the request says, or else as long as the seed and the prompt decide.
 *
 * @param max the request's limit in tokens
 * @param min the shortest answer, in tokens
 * @param context tokens of prompt and answer together at most
 * @param seed what the answer is drawn from, besides the prompt
 */
record AnswerLength(OptionalInt max, int min, int context, long seed) {
    private static final int SHORTEST = 8;
    private static final int MEAN = 80;
    private static final int DEVIATION = 40;
    private static final int LONGEST = 256;

    /** Whether one token is asked for. */
    boolean isOneToken() {
        return max.orElse(0) == 1;
    }

    /** The answer to a prompt. Its choices differ from each other; the same choice is always the same. */
    Work work(String adapter, Tokens prompt, int choice) {
        int room = context - prompt.size();
        if (prompt.overflowed() || room < 1 || max.orElse(1) > room) {
            throw new ApiException(tooLong(prompt));
        }
        SplittableRandom dice = new SplittableRandom(seed ^ (prompt.fingerprint() + choice));
        long number = dice.nextLong();
        int natural = (int) Math.max(SHORTEST, Math.min(LONGEST, MEAN + DEVIATION * dice.nextGaussian()));
        int length = max.orElse(Math.min(room, Math.max(min, natural)));
        FinishReason end = max.isPresent() || length == room ? FinishReason.LENGTH : FinishReason.STOP;
        return new Work(adapter, prompt, Corpus.embedded().answer(number, length), end);
    }

    private ApiError tooLong(Tokens prompt) {
        int output = max.orElse(1);
        long total = (long) prompt.size() + output;
        return ApiError.badValue(
                "input_tokens",
                "This model's maximum context length is " + context + " tokens. However, you requested " + output
                        + " output tokens and your prompt contains at least " + prompt.size()
                        + " input tokens, for a total of at least " + Math.max(total, context + 1L)
                        + " tokens. Please reduce the length of the input prompt or the number of requested output"
                        + " tokens.");
    }
}
