package dev.sluice.scheduling;

import java.util.Locale;
import java.util.Set;

/** The headers of a client that a plugin can be configured to read. */
final class VisibleHeader {
    private static final Set<String> CREDENTIALS = Set.of("x-api-key", "x-goog-api-key", "x-amz-security-token");

    private VisibleHeader() {}

    /**
     * A name in lower case.
     *
     * @param key what it is configured as
     * @throws IllegalArgumentException when plugins never see that header
     */
    static String named(String key, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!lower.matches("x-[!#$%&'*+.^_`|~0-9a-z-]+") || CREDENTIALS.contains(lower)) {
            throw new IllegalArgumentException("wanted a " + key
                    + " that begins with x- and holds no credential, as plugins see no others, found " + name);
        }
        return lower;
    }
}
