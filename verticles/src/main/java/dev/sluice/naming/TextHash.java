package dev.sluice.naming;

/** 64 bits of a text, the same in every process and version: FNV-1a over its characters, then mixed. */
public final class TextHash {
    private static final long OFFSET = 0xCBF29CE484222325L;
    private static final long PRIME = 0x100000001B3L;

    private TextHash() {}

    /** The hash of a text. */
    public static long of(String text) {
        long hash = OFFSET;
        for (int index = 0; index < text.length(); index++) {
            hash = (hash ^ text.charAt(index)) * PRIME;
        }
        return mixed(hash);
    }

    /** Spreads every bit of a number over all bits. */
    public static long mixed(long hash) {
        long once = (hash ^ hash >>> 32) * 0x9E3779B97F4A7C15L;
        long twice = (once ^ once >>> 29) * 0xC2B2AE3D27D4EB4FL;
        return twice ^ twice >>> 32;
    }
}
