package dev.sluice.quota;

import dev.sluice.caller.Period;
import dev.sluice.cost.CelFormula;
import dev.sluice.cost.TokenKind;
import dev.sluice.counting.WindowSpec;
import dev.sluice.limits.Attribute;
import dev.sluice.limits.Measure;
import dev.sluice.limits.Windows;
import dev.sluice.spi.Default;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * How much may be used in a time that slides along: one of tokens, requests and cost.
 *
 * @param name what people call it, and what all gateways count it under; up to 100 characters
 * @param when all must take a request for it to hold; it holds for every request when left out
 * @param each by what it counts apart, such as {@code tenant}, as {@link Attribute#read} reads it; for all together when left out
 * @param tokens of prompts and answers together, 1 or more
 * @param requests 1 or more
 * @param cost what a formula makes of tokens
 * @param per a month is the calendar's in UTC
 * @param strict whether gateways ask for each request, whatever the mode
 * @param shadow whether it only counts, and never refuses
 */
public record LimitOptions(
        String name,
        @Default("[]") List<WhenOptions> when,
        @Default("[]") List<String> each,
        OptionalLong tokens,
        OptionalLong requests,
        Optional<Cost> cost,
        Period per,
        @Default("false") boolean strict,
        @Default("false") boolean shadow)
        implements RuleOptions {
    /**
     * What counts by a formula.
     *
     * @param formula as {@link CelFormula} reads it, such as {@code input_tokens + 4u*output_tokens}
     * @param most 1 or more
     */
    public record Cost(String formula, long most) {
        public Cost {
            requireMost(most);
            CelFormula.compile(formula);
        }
    }

    public LimitOptions {
        when = List.copyOf(when);
        each = List.copyOf(each);
        RuleOptions.require(name, each);
        long given = tokens.stream().count()
                + requests.stream().count()
                + cost.stream().count();
        if (given != 1) {
            throw new IllegalArgumentException("wanted one of tokens, requests and cost, found " + given);
        }
        LongStream.concat(tokens.stream(), requests.stream()).forEach(LimitOptions::requireMost);
    }

    @Override
    public Measure measure() {
        if (cost.isPresent()) {
            return new Measure.Tokens(0, CelFormula.compile(cost.get().formula()));
        }
        return tokens.isPresent() ? new Measure.Tokens(0, TokenKind.TOTAL) : Measure.Requests.ONE;
    }

    @Override
    public WindowSpec window() {
        return Windows.sliding(most(), per);
    }

    private long most() {
        return cost.map(Cost::most).orElseGet(() -> tokens.orElseGet(() -> requests.orElse(0)));
    }

    private static void requireMost(long most) {
        if (most < 1 || most > WindowSpec.MAX_AMOUNT) {
            throw new IllegalArgumentException("wanted 1 to " + WindowSpec.MAX_AMOUNT + ", found " + most);
        }
    }
}
