package dev.sluice.quota;

import dev.sluice.cost.Tokens;
import dev.sluice.message.Expected;
import java.util.Map;

/**
 * Guesses what a request will use, and learns from what others did.
 *
 * <p>A prompt has as many tokens as were guessed by its bytes, times the ratio that its model's prompts had: a moving average in which a
 * new one counts a tenth. An answer is as long as the client allows; where it does not say, as long as nine in ten of those of the
 * same payer and model are: the guess grows by 9 % of itself when an answer is longer and shrinks by 1 % when it is not, which
 * balances where one in ten is longer.
 */
final class Estimates {
    private static final int MOST_MODELS = 1_000;
    private static final int MOST_PAYERS = 20_000;
    private static final double NEWEST_PROMPT = 0.1;
    private static final double LEAST_RATIO = 0.05;
    private static final double MOST_RATIO = 20;
    private static final double LONGER = 1.09;
    private static final double SHORTER = 0.99;

    private final int expectedOutput;
    private final Map<String, Double> ratios = new Recent<>(MOST_MODELS);
    private final Map<Payer, Double> outputs = new Recent<>(MOST_PAYERS);

    /** Knows nothing yet: answers have so many tokens. */
    Estimates(int expectedOutput) {
        this.expectedOutput = expectedOutput;
    }

    private record Payer(String payer, String model) {}

    /** What a request is likely to use. */
    Tokens of(Expected expected) {
        double ratio = ratios.getOrDefault(expected.model(), 1.0);
        long prompt = (long) Math.ceil(expected.promptTokens() * ratio);
        long output = expected.maxOutputTokens().orElseGet(() -> usualOutput(expected));
        return new Tokens(prompt, 0, 0, output, 0, 0, 0);
    }

    /** Takes up what a request used by the model server's own account. */
    void learn(Expected expected, Tokens used) {
        if (expected.promptTokens() > 0 && used.input() > 0) {
            double seen = used.input() / (double) expected.promptTokens();
            double before = ratios.getOrDefault(expected.model(), seen);
            double after = before + (seen - before) * NEWEST_PROMPT;
            ratios.put(expected.model(), Math.max(LEAST_RATIO, Math.min(MOST_RATIO, after)));
        }
        if (expected.maxOutputTokens().isEmpty() && used.output() > 0) {
            double guess = outputs.getOrDefault(payer(expected), (double) expectedOutput);
            outputs.put(payer(expected), Math.max(1, guess * (used.output() > guess ? LONGER : SHORTER)));
        }
    }

    private int usualOutput(Expected expected) {
        return (int) Math.round(outputs.getOrDefault(payer(expected), (double) expectedOutput));
    }

    private static Payer payer(Expected expected) {
        return new Payer(expected.payer(), expected.model());
    }
}
