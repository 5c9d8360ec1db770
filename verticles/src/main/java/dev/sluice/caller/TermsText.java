package dev.sluice.caller;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Limits and budgets as people write them in a few words. */
public final class TermsText {
    private static final String PERIODS =
            Stream.of(Period.values()).map(Period::word).collect(Collectors.joining("|"));
    private static final Pattern LIMIT =
            Pattern.compile("(\\d{1,18}) +(token|request)s? *(?:/|per ) *(" + PERIODS + ")");
    private static final Pattern BUDGET =
            Pattern.compile("(\\d{1,18}(?:\\.\\d{1,18})?) +([A-Za-z]{3}) *(?:/|per ) *(" + PERIODS + ")");

    private TermsText() {}

    /**
     * Reads a limit such as {@code 100000 tokens/minute} or {@code 60 requests per hour}.
     *
     * @throws IllegalArgumentException where it is none
     */
    public static Limit limit(String text) {
        Matcher matcher = LIMIT.matcher(text.strip());
        if (!matcher.matches()) {
            throw unreadable("\"100000 tokens/minute\" or \"60 requests/hour\"", text);
        }
        OptionalLong most = OptionalLong.of(Long.parseLong(matcher.group(1)));
        return matcher.group(2).equals("token")
                ? new Limit(most, OptionalLong.empty(), period(matcher.group(3)))
                : new Limit(OptionalLong.empty(), most, period(matcher.group(3)));
    }

    /**
     * Reads a budget such as {@code 20 USD/month} or {@code 0.5 EUR per day}.
     *
     * @throws IllegalArgumentException where it is none
     */
    public static Budget budget(String text) {
        Matcher matcher = BUDGET.matcher(text.strip());
        if (!matcher.matches()) {
            throw unreadable("\"20 USD/month\" or \"0.5 EUR/day\"", text);
        }
        return new Budget(
                Double.parseDouble(matcher.group(1)),
                matcher.group(2).toUpperCase(Locale.ROOT),
                period(matcher.group(3)));
    }

    private static IllegalArgumentException unreadable(String examples, String found) {
        return new IllegalArgumentException("wanted such as " + examples + ", with one of " + PERIODS.replace("|", ", ")
                + " behind the stroke, found \"" + found + '"');
    }

    private static Period period(String word) {
        return Period.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
