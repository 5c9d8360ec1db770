package dev.sluice.metrics;

import java.util.Optional;
import java.util.regex.Pattern;

/** Whole numbers in labels, which may hold anything. */
final class Numbers {
    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");

    private Numbers() {}

    /** A number of 0 or more, or nothing where the text says something else. */
    static Optional<Integer> whole(String text) {
        return WHOLE.matcher(text.strip()).matches() ? Optional.of(Integer.valueOf(text.strip())) : Optional.empty();
    }
}
