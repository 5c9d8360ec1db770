package dev.sluice.quota;

import dev.sluice.caller.Period;
import dev.sluice.cost.TokenKind;
import dev.sluice.limits.Attribute;
import dev.sluice.limits.LimitRule;
import dev.sluice.limits.Measure;
import dev.sluice.limits.Windows;
import dev.sluice.spi.Default;
import java.util.List;
import java.util.OptionalLong;

/**
 * How much may be used in a time that slides along; either tokens or requests.
 *
 * @param name what people call it, and what all gateways count it under; up to 100 characters
 * @param when all must take a request for it to hold; it holds for every request when left out
 * @param each by what it counts apart, such as {@code tenant}, as {@link Attribute#read} reads it; for all together when left out
 * @param tokens of prompts and answers together, 1 or more
 * @param requests 1 or more
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
        Period per,
        @Default("false") boolean strict,
        @Default("false") boolean shadow) {
    public LimitOptions {
        LimitNames.require(name);
        if (tokens.isPresent() == requests.isPresent()) {
            throw new IllegalArgumentException(
                    "wanted either tokens or requests, found " + (tokens.isPresent() ? "both" : "neither"));
        }
        if (tokens.orElse(1) < 1 || requests.orElse(1) < 1) {
            throw new IllegalArgumentException("wanted 1 or more, found " + tokens.orElse(requests.orElse(1)));
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
                tokens.isPresent() ? new Measure.Tokens(0, TokenKind.TOTAL) : Measure.Requests.ONE,
                Windows.sliding(tokens.orElseGet(() -> requests.orElse(0)), per),
                shadow,
                strict);
    }
}
