package dev.sluice.caller;

import java.util.OptionalLong;

/**
 * How much a caller may ask for within a period: either tokens or requests.
 *
 * @param tokens of prompts and answers together, 1 or more
 * @param requests 1 or more
 */
public record Limit(OptionalLong tokens, OptionalLong requests, Period per) {
    public Limit {
        if (tokens.isPresent() == requests.isPresent()) {
            throw new IllegalArgumentException(
                    "wanted either tokens or requests, found " + (tokens.isPresent() ? "both" : "neither"));
        }
        if (tokens.orElse(1) < 1 || requests.orElse(1) < 1) {
            throw new IllegalArgumentException("wanted 1 or more, found " + tokens.orElse(requests.orElse(1)));
        }
    }
}
