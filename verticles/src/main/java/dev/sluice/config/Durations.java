package dev.sluice.config;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: up to four whole numbers, each with a unit, that are added up. */
final class Durations {
    private static final Pattern PART = Pattern.compile("(\\d{1,12})(us|ms|s|m|h|d)");
    private static final Pattern TEXT = Pattern.compile("(?:" + PART + "){1,4}");
    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "us", ChronoUnit.MICROS,
            "ms", ChronoUnit.MILLIS,
            "s", ChronoUnit.SECONDS,
            "m", ChronoUnit.MINUTES,
            "h", ChronoUnit.HOURS,
            "d", ChronoUnit.DAYS);

    private Durations() {}

    static Optional<Duration> parse(String text) {
        if (!TEXT.matcher(text).matches()) {
            return Optional.empty();
        }
        Duration sum = Duration.ZERO;
        for (Matcher part = PART.matcher(text); part.find(); ) {
            ChronoUnit unit = UNITS.getOrDefault(part.group(2), ChronoUnit.SECONDS);
            sum = sum.plus(Duration.of(Long.parseLong(part.group(1)), unit));
        }
        return Optional.of(sum);
    }
}
