package dev.sluice.validation;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds the first byte that is not UTF-8 (RFC 3629: shortest forms only, no surrogates, up to U+10FFFF). */
final class Utf8 {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long TOPS = 0x8080808080808080L;

    private Utf8() {}

    /** Where the first character begins that is not UTF-8, or -1. */
    static int firstInvalid(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            at = ascii(bytes, at, to);
            if (at < to) {
                int length = characterLength(bytes, at, to);
                if (length == 0) {
                    return at;
                }
                at += length;
            }
        }
        return -1;
    }

    /** Where the first byte is that is not ASCII, or {@code to}. */
    private static int ascii(byte[] bytes, int from, int to) {
        int at = from;
        if (at < to && bytes[at] < 0) {
            return at;
        }
        for (int last = to - 4 * Long.BYTES; at <= last; at += 4 * Long.BYTES) {
            if (((word(bytes, at) | word(bytes, at + 8) | word(bytes, at + 16) | word(bytes, at + 24)) & TOPS) != 0) {
                break;
            }
        }
        for (int last = to - Long.BYTES; at <= last; at += Long.BYTES) {
            long tops = word(bytes, at) & TOPS;
            if (tops != 0) {
                return at + (Long.numberOfTrailingZeros(tops) >>> 3);
            }
        }
        while (at < to && bytes[at] >= 0) {
            at++;
        }
        return at;
    }

    private static long word(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    /** Bytes of the character that begins here, 0 where none does. */
    private static int characterLength(byte[] bytes, int at, int to) {
        int first = bytes[at] & 0xFF;
        int second = at + 1 < to ? bytes[at + 1] & 0xFF : 0;
        if (first >= 0xC2 && first <= 0xDF) {
            return isBetween(second, 0x80, 0xBF) ? 2 : 0;
        }
        if (first >= 0xE0 && first <= 0xEF) {
            boolean begins = isBetween(second, first == 0xE0 ? 0xA0 : 0x80, first == 0xED ? 0x9F : 0xBF);
            return begins && continues(bytes, at + 2, to) ? 3 : 0;
        }
        if (first >= 0xF0 && first <= 0xF4) {
            boolean begins = isBetween(second, first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF);
            return begins && continues(bytes, at + 2, to) && continues(bytes, at + 3, to) ? 4 : 0;
        }
        return 0;
    }

    private static boolean continues(byte[] bytes, int at, int to) {
        return at < to && (bytes[at] & 0xC0) == 0x80;
    }

    private static boolean isBetween(int octet, int low, int high) {
        return octet >= low && octet <= high;
    }
}
