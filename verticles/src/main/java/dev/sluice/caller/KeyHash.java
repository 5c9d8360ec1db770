package dev.sluice.caller;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The SHA-256 of an API key, which is all that is kept of it.
 *
 * <p>A plain hash without salt or stretching is enough, as a key is at least 128 random bits: there is no list of likely ones
 * to try. Nor does it matter how long two hashes take to compare: whoever times it learns of a hash that cannot be steered.
 */
public record KeyHash(long first, long second, long third, long fourth) {
    private static final String ALGORITHM = "sha256:";
    private static final Pattern WRITTEN = Pattern.compile(ALGORITHM + "[0-9a-f]{64}");

    /** The hash of what somebody presents. */
    public static KeyHash of(String key) {
        try {
            return of(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws IllegalArgumentException which does not show what was found, as that may be a key
     */
    public static KeyHash parse(String written) {
        if (!WRITTEN.matcher(written).matches()) {
            throw new IllegalArgumentException(
                    "wanted sha256: and 64 hexadecimal digits, as `sluice key hash` prints them, found something else");
        }
        return of(HexFormat.of().parseHex(written, ALGORITHM.length(), written.length()));
    }

    @Override
    public String toString() {
        ByteBuffer bytes = ByteBuffer.allocate(32);
        bytes.putLong(first).putLong(second).putLong(third).putLong(fourth);
        return ALGORITHM + HexFormat.of().formatHex(bytes.array());
    }

    private static KeyHash of(byte[] digest) {
        ByteBuffer bytes = ByteBuffer.wrap(digest);
        return new KeyHash(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong());
    }
}
