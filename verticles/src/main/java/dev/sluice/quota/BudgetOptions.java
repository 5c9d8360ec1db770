package dev.sluice.quota;

import dev.sluice.caller.Period;
import dev.sluice.limits.Attribute;
import dev.sluice.limits.KeyLimits;
import dev.sluice.limits.LimitRule;
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
 * @param amount above 0
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
        @Default("false") boolean shadow) {
    public BudgetOptions {
        LimitNames.require(name);
        if (!(amount > 0)) {
            throw new IllegalArgumentException("wanted an amount above 0, found " + amount);
        }
        when = List.copyOf(when);
        each = List.copyOf(each);
        each.forEach(Attribute::read);
    }

    LimitRule rule() {
        return new LimitRule(
                name,
                when.stream().map(WhenOptions::selector).toList(),
                each.stream().map(Attribute::read).toList(),
                new Measure.Money(currency),
                Windows.calendar(KeyLimits.millionths(BigDecimal.valueOf(amount)), per),
                shadow,
                strict);
    }
}
