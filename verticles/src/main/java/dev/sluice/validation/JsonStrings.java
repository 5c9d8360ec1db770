package dev.sluice.validation;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads the strings of a body that is known to be well-formed; each is named by its start, behind the quote. */
final class JsonStrings {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';

    private JsonStrings() {}

    /** Where the next quote or backslash is. */
    static int special(byte[] body, int from) {
        int at = from;
        for (int last = body.length - Long.BYTES; at <= last; at += Long.BYTES) {
            long word = (long) LONGS.get(body, at);
            long hits = zeroBytes(word ^ QUOTES) | zeroBytes(word ^ BACKSLASHES);
            if (hits != 0) {
                return at + (Long.numberOfTrailingZeros(hits) >>> 3);
            }
        }
        while (body[at] != '"' && body[at] != '\\') {
            at++;
        }
        return at;
    }

    /** Marks bytes that are zero; a mark above the lowest one may be wrong. */
    private static long zeroBytes(long word) {
        return (word - ONES) & ~word & TOPS;
    }

    /** The string itself. */
    static String decode(byte[] body, int start) {
        int stop = special(body, start);
        if (body[stop] == '"') {
            return new String(body, start, stop - start, StandardCharsets.UTF_8);
        }
        StringBuilder text = new StringBuilder();
        int from = start;
        while (body[stop] != '"') {
            text.append(new String(body, from, stop - from, StandardCharsets.UTF_8))
                    .append(escaped(body, stop));
            from = stop + escapeLength(body, stop);
            stop = special(body, from);
        }
        return text.append(new String(body, from, stop - from, StandardCharsets.UTF_8))
                .toString();
    }

    /** The UTF-16 unit that an escape stands for. */
    static char escaped(byte[] body, int backslash) {
        byte letter = body[backslash + 1];
        return switch (letter) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> unit(body, backslash + 2);
            default -> (char) letter;
        };
    }

    static int escapeLength(byte[] body, int backslash) {
        return body[backslash + 1] == 'u' ? 6 : 2;
    }

    private static char unit(byte[] body, int at) {
        int unit = 0;
        for (int i = at; i < at + 4; i++) {
            unit = unit << 4 | Character.digit(body[i], 16);
        }
        return (char) unit;
    }

    /** The code point that an escape stands for; half of one where the other half is missing. */
    static int escapedPoint(byte[] body, int backslash) {
        char first = escaped(body, backslash);
        int next = backslash + escapeLength(body, backslash);
        if (Character.isHighSurrogate(first) && body[next] == '\\' && body[next + 1] == 'u') {
            char second = escaped(body, next);
            return Character.isLowSurrogate(second) ? Character.toCodePoint(first, second) : first;
        }
        return first;
    }
}
