package dev.sluice.counting;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;

/**
 * How much may be used in how long. Time is cut into numbered parts, and usage is kept for each part.
 *
 * <p>A sliding window ends at every instant and consists of {@code parts} parts; the oldest one, of which it covers only some,
 * counts whole, so no window of that length ever holds more than the limit. A fixed window is one part. It starts at a multiple
 * of its length since the first Monday of 1970 in UTC, so that weeks begin on Mondays; one of {@link #MONTH} is a calendar month in UTC.
 *
 * @param limit what may be used in a window, 0 to {@link #MAX_AMOUNT}; it may differ from one call to the next
 * @param window its length, in whole milliseconds
 * @param parts of a sliding window, 1 to 1,000; 1 for a fixed window
 */
public record WindowSpec(long limit, Duration window, int parts, boolean sliding) {
    /** The largest limit and the largest amount of one request: 2^52. */
    public static final long MAX_AMOUNT = 1L << 52;

    /** The length that means calendar months. */
    public static final Duration MONTH = ChronoUnit.MONTHS.getDuration();

    private static final long FIRST_MONDAY_MILLIS = Duration.ofDays(4).toMillis();
    private static final int USUAL_PARTS = 60;
    private static final long SHORTEST_LIFE_MILLIS = 50;
    private static final long LONGEST_LIFE_MILLIS = 1000;

    public WindowSpec {
        if (limit < 0 || limit > MAX_AMOUNT) {
            throw new IllegalArgumentException("limit: wanted 0 to " + MAX_AMOUNT + ", found " + limit);
        }
        if (parts < 1 || parts > 1000 || (!sliding && parts != 1)) {
            throw new IllegalArgumentException(
                    "parts: wanted " + (sliding ? "1 to 1000" : "1 in a fixed window") + ", found " + parts);
        }
        if (window.toMillis() < parts || window.toDays() > 3660) {
            throw new IllegalArgumentException("window: wanted " + parts + " ms to 10 years, found " + window);
        }
    }

    /** A sliding window of 60 parts, or of 1 ms each where it is shorter than 60 ms. */
    public static WindowSpec sliding(long limit, Duration window) {
        int parts = (int) Math.max(1, Math.min(USUAL_PARTS, window.toMillis()));
        return new WindowSpec(limit, window, parts, true);
    }

    /** A window that starts at multiples of its length. */
    public static WindowSpec fixed(long limit, Duration window) {
        return new WindowSpec(limit, window, 1, false);
    }

    /** For how long a gateway may spend a share without reporting: a 60th of the window, within 50 ms and 1 s; in milliseconds. */
    public long leaseLifeMillis() {
        return Math.max(SHORTEST_LIFE_MILLIS, Math.min(window.toMillis() / USUAL_PARTS, LONGEST_LIFE_MILLIS));
    }

    /** The length of a part in milliseconds, at least; months differ. */
    public long partMillis() {
        return (window.toMillis() + parts - 1) / parts;
    }

    /** For how long a counter that nobody changes is of use, in milliseconds. */
    public long idleMillis() {
        return 2 * window.toMillis() + partMillis() + leaseLifeMillis();
    }

    /** The number of the part that {@code now} is in, in milliseconds since 1970. */
    public long part(long now) {
        return isMonth() ? month(now) : Math.floorDiv(now - start(), partMillis());
    }

    /** The number of the first part that counts at {@code now}. */
    long oldest(long now) {
        return sliding ? Math.floorDiv(now - window.toMillis() + 1, partMillis()) : part(now);
    }

    /** When a part ceases to count, in milliseconds since 1970. */
    public long endOf(long part) {
        if (isMonth()) {
            return startOfMonth(part + 1);
        }
        long end = start() + (part + 1) * partMillis();
        return sliding ? end + window.toMillis() - 1 : end;
    }

    /** Where part 0 starts. */
    private long start() {
        return sliding ? 0 : FIRST_MONDAY_MILLIS;
    }

    private boolean isMonth() {
        return !sliding && window.equals(MONTH);
    }

    private static long month(long now) {
        return Instant.ofEpochMilli(now).atOffset(ZoneOffset.UTC).getLong(ChronoField.PROLEPTIC_MONTH);
    }

    private static long startOfMonth(long month) {
        return LocalDate.of((int) Math.floorDiv(month, 12), Math.floorMod(month, 12) + 1, 1)
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC)
                .toEpochMilli();
    }
}
