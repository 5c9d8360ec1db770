package dev.sluice.problem;

import dev.sluice.counting.WindowSpec;
import dev.sluice.limits.LimitUnit;
import dev.sluice.problem.Problem.LimitReached;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** Says which limit was reached, by how much and for how long. */
final class LimitWords {
    private static final int MONEY_DECIMALS = 6;
    private static final Map<Duration, String> PERIODS = Map.of(
            Duration.ofSeconds(1),
            "second",
            Duration.ofMinutes(1),
            "minute",
            Duration.ofHours(1),
            "hour",
            Duration.ofDays(1),
            "day",
            Duration.ofDays(7),
            "week",
            WindowSpec.MONTH,
            "month");

    private LimitWords() {}

    static String of(LimitReached reached) {
        String what = reached.unit() == LimitUnit.MONEY
                ? "Budget `" + reached.limit() + "` reached, in " + reached.currency()
                : "Rate limit `" + reached.limit() + "` reached, in "
                        + reached.unit().name().toLowerCase(Locale.ROOT);
        String numbers = " per " + period(reached.window()) + ": limit " + amount(reached, reached.most()) + ", left "
                + amount(reached, reached.left()) + ", requested " + amount(reached, reached.wanted()) + ". ";
        return what
                + numbers
                + (reached.retryAfterMillis().isPresent()
                        ? "Please try again in "
                                + time(reached.retryAfterMillis().getAsLong()) + "."
                        : "The request needs more than the whole limit; ask for less.");
    }

    private static String amount(LimitReached reached, long amount) {
        return reached.unit() == LimitUnit.MONEY
                ? BigDecimal.valueOf(amount, MONEY_DECIMALS)
                        .stripTrailingZeros()
                        .toPlainString()
                : Long.toString(amount);
    }

    private static String period(Duration window) {
        return PERIODS.getOrDefault(window, time(window.toMillis()));
    }

    /** In one or two units, such as {@code 350ms}, {@code 1.2s}, {@code 3m20s} or {@code 4d3h}. */
    private static String time(long millis) {
        Duration time = Duration.ofMillis(millis);
        if (millis < 1_000) {
            return millis + "ms";
        }
        if (time.toMinutes() == 0) {
            return BigDecimal.valueOf(millis / 100, 1).stripTrailingZeros().toPlainString() + "s";
        }
        if (time.toHours() == 0) {
            return time.toMinutes() + "m" + time.toSecondsPart() + "s";
        }
        return time.toDays() == 0
                ? time.toHours() + "h" + time.toMinutesPart() + "m"
                : time.toDays() + "d" + time.toHoursPart() + "h";
    }
}
