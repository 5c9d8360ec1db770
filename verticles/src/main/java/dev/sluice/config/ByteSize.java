package dev.sluice.config;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of memory, written as {@code 32MiB}, {@code 64KiB}, {@code 1.5GiB} or a plain number of bytes.
 *
 * @param bytes 0 or more
 */
public record ByteSize(long bytes) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,18}(?:\\.\\d{1,3})?) ?([KMG]i?B|B)?");
    private static final Map<String, Long> UNITS = Map.of(
            "B",
            1L,
            "KB",
            1_000L,
            "MB",
            1_000_000L,
            "GB",
            1_000_000_000L,
            "KiB",
            1L << 10,
            "MiB",
            1L << 20,
            "GiB",
            1L << 30);

    public ByteSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("wanted 0 bytes or more, found " + bytes);
        }
    }

    /**
     * Reads a size.
     *
     * @throws IllegalArgumentException when the text is none
     */
    public static ByteSize parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a size in bytes: " + text);
        }
        long unit = UNITS.getOrDefault(matcher.group(2) == null ? "B" : matcher.group(2), 1L);
        try {
            return new ByteSize(new BigDecimal(matcher.group(1))
                    .multiply(BigDecimal.valueOf(unit))
                    .longValueExact());
        } catch (ArithmeticException uneven) {
            throw new IllegalArgumentException("not a whole number of bytes: " + text, uneven);
        }
    }
}
