package dev.sluice.caller;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** The text of API keys, as clients present it. */
public final class KeyText {
    /** The fewest characters of a key: 128 random bits take as many in base64. */
    public static final int SHORTEST = 22;

    private static final String PREFIX = "sk-sluice-";
    private static final int BYTES = 32;
    private static final int ID_BYTES = 6;

    private KeyText() {}

    /** A new key of 256 random bits, whose prefix lets scanners for leaked secrets find it. */
    public static String random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A name for a key that was given none. */
    public static String randomId(SecureRandom random) {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return "key-" + HexFormat.of().formatHex(bytes);
    }

    /**
     * The hash of a key that somebody else made.
     *
     * @throws IllegalArgumentException where it is too short to be random enough, or could not be sent in a header
     */
    public static KeyHash hash(String key) {
        if (key.length() < SHORTEST) {
            throw new IllegalArgumentException("wanted a random key of " + SHORTEST
                    + " characters or more, as a shorter one can be guessed from its hash, found " + key.length());
        }
        if (!key.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException("wanted a key of visible ASCII characters, found others");
        }
        return KeyHash.of(key);
    }
}
