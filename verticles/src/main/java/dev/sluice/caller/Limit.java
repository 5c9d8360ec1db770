package dev.sluice.caller;

import dev.sluice.counting.WindowSpec;
import java.util.OptionalLong;

/**
 * How much a caller may ask for within a period: either tokens or requests.
 *
 * @param tokens of prompts and answers together, 1 to 2^52
 * @param requests 1 to 2^52
 */
public record Limit(OptionalLong tokens, OptionalLong requests, Period per) {
    /** More than this cannot be counted. */
    private static final long MOST = WindowSpec.MAX_AMOUNT;

    public Limit {
        if (tokens.isPresent() == requests.isPresent()) {
            throw new IllegalArgumentException(
                    "wanted either tokens or requests, found " + (tokens.isPresent() ? "both" : "neither"));
        }
        requireCountable("tokens", tokens);
        requireCountable("requests", requests);
    }

    /** What it is called wherever it is counted, such as {@code tokens per minute}. */
    public String measure() {
        return (tokens.isPresent() ? "tokens" : "requests") + " per " + per.word();
    }

    private static void requireCountable(String name, OptionalLong most) {
        if (most.isPresent() && (most.getAsLong() < 1 || most.getAsLong() > MOST)) {
            throw new IllegalArgumentException(name + ": wanted 1 to " + MOST + ", found " + most.getAsLong());
        }
    }
}
