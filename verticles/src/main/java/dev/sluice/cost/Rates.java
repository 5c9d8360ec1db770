package dev.sluice.cost;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Prices of a million tokens of each kind, each 0 or more with at most 6 decimals, so that what a request costs has at most
 * 12. Nothing is guessed: tokens of a kind without a rate have no price. Reasoning alone is charged as the output that it
 * is where it has no rate of its own.
 *
 * @param input tokens that were neither cached nor written to a cache nor audio
 * @param cachedInput tokens read from the cache
 * @param cacheWrite tokens written to the cache
 * @param output tokens that are neither reasoning nor audio
 */
public record Rates(
        Optional<BigDecimal> input,
        Optional<BigDecimal> cachedInput,
        Optional<BigDecimal> cacheWrite,
        Optional<BigDecimal> output,
        Optional<BigDecimal> reasoning,
        Optional<BigDecimal> audioInput,
        Optional<BigDecimal> audioOutput) {
    private static final int MILLION = 6;

    public Rates {
        check("input", input);
        check("cachedInput", cachedInput);
        check("cacheWrite", cacheWrite);
        check("output", output);
        check("reasoning", reasoning);
        check("audioInput", audioInput);
        check("audioOutput", audioOutput);
    }

    /** What tokens cost, exactly; nothing where a rate is missing or the counts contradict each other. */
    Optional<BigDecimal> of(Tokens tokens) {
        Sum sum = new Sum();
        sum.add(input, tokens.input() - tokens.cachedInput() - tokens.cacheCreation() - tokens.audioInput());
        sum.add(cachedInput, tokens.cachedInput());
        sum.add(cacheWrite, tokens.cacheCreation());
        sum.add(audioInput, tokens.audioInput());
        sum.add(output, tokens.output() - tokens.reasoning() - tokens.audioOutput());
        sum.add(reasoning.or(() -> output), tokens.reasoning());
        sum.add(audioOutput, tokens.audioOutput());
        return sum.known ? Optional.of(sum.millionths.movePointLeft(MILLION)) : Optional.empty();
    }

    private static void check(String name, Optional<BigDecimal> rate) {
        rate.filter(given -> given.signum() < 0 || given.stripTrailingZeros().scale() > MILLION)
                .ifPresent(wrong -> {
                    throw new IllegalArgumentException(
                            name + ": wanted a price of 0 or more with at most 6 decimals, found " + wrong);
                });
    }

    private static final class Sum {
        private BigDecimal millionths = BigDecimal.ZERO;
        private boolean known = true;

        void add(Optional<BigDecimal> rate, long tokens) {
            if (tokens == 0) {
                return;
            }
            known &= tokens > 0 && rate.isPresent();
            millionths = millionths.add(rate.orElse(BigDecimal.ZERO).multiply(BigDecimal.valueOf(tokens)));
        }
    }
}
