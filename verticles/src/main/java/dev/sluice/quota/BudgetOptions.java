package dev.sluice.quota;

import dev.sluice.caller.Period;
import dev.sluice.counting.WindowSpec;
import dev.sluice.limits.KeyLimits;
import dev.sluice.limits.Measure;
import dev.sluice.limits.Windows;
import dev.sluice.spi.Default;
import java.math.BigDecimal;
import java.util.List;

/**
 * How much money may be spent in a period of the calendar, in UTC.
 *
 * @param name what people call it, and what all gateways count it under; up to 100 characters
 * @param when all must take a request for it to hold; it holds for every request when left out
 * @param each by what it counts apart, such as {@code tenant}; for all together when left out
 * @param amount above 0, up to 4,503,599,627
 * @param currency of the price list
 * @param strict whether gateways ask for each request, whatever the mode
 * @param shadow whether it only counts, and never refuses
 */
public record BudgetOptions(
        String name,
        @Default("[]") List<WhenOptions> when,
        @Default("[]") List<String> each,
        double amount,
        @Default("USD") String currency,
        Period per,
        @Default("false") boolean strict,
        @Default("false") boolean shadow)
        implements RuleOptions {
    /** More millionths than that are not counted. */
    private static final long MOST = WindowSpec.MAX_AMOUNT / 1_000_000;

    public BudgetOptions {
        when = List.copyOf(when);
        each = List.copyOf(each);
        RuleOptions.require(name, each);
        if (!(amount > 0 && amount <= MOST)) {
            throw new IllegalArgumentException("wanted an amount above 0 and up to " + MOST + ", found " + amount);
        }
    }

    @Override
    public Measure measure() {
        return new Measure.Money(currency);
    }

    @Override
    public WindowSpec window() {
        return Windows.calendar(KeyLimits.millionths(BigDecimal.valueOf(amount)), per);
    }
}
