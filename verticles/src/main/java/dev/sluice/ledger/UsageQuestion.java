package dev.sluice.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What is asked of the ledger.
 *
 * @param by what is told apart, any of {@link #DIMENSIONS}, each once; empty for one sum of all
 * @param from the first hour's beginning
 * @param to the last hour's end
 */
public record UsageQuestion(List<String> by, Instant from, Instant to) {
    /** What can be told apart. */
    public static final List<String> DIMENSIONS = List.of("tenant", "owner", "key", "model", "pool", "day", "hour");

    public UsageQuestion {
        by = List.copyOf(by);
        for (String dimension : by) {
            if (!DIMENSIONS.contains(dimension)) {
                throw new IllegalArgumentException(
                        "wanted any of " + String.join(", ", DIMENSIONS) + ", found " + dimension);
            }
        }
        if (by.stream().distinct().count() < by.size()) {
            throw new IllegalArgumentException("wanted each of " + String.join(", ", by) + " once");
        }
        refuseParts(from);
        refuseParts(to);
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("wanted a beginning before the end, found " + from + " and " + to);
        }
    }

    private static void refuseParts(Instant time) {
        if (!time.truncatedTo(ChronoUnit.HOURS).equals(time)) {
            throw new IllegalArgumentException("wanted a whole hour, found " + time);
        }
    }
}
