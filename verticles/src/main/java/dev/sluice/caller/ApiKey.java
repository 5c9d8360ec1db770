package dev.sluice.caller;

import java.util.regex.Pattern;

/**
 * An API key as the gateway knows it.
 *
 * @param id names it in logs and to those who run the gateway; no secret
 * @param hash of the key itself
 */
public record ApiKey(String id, KeyHash hash, KeyTerms terms) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    public ApiKey {
        if (!NAME.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "wanted an id of at most 100 letters, digits, dots, dashes and underscores, found \"" + id + '"');
        }
    }
}
