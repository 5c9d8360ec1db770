package dev.sluice.metrics;

import io.vertx.core.buffer.Buffer;
import java.util.Arrays;

/** The bytes of one answer at a time, in an array that is used again for the next. */
final class Body {
    /** Bytes; a longer answer is refused. */
    static final int LIMIT = 4 << 20;

    private byte[] bytes = new byte[8 << 10];
    private int length;

    void clear() {
        length = 0;
    }

    /** Takes a piece, unless the whole would become too long. */
    boolean append(Buffer piece) {
        if (piece.length() > LIMIT - length) {
            return false;
        }
        int wanted = length + piece.length();
        if (wanted > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(LIMIT, Math.max(wanted, 2 * bytes.length)));
        }
        piece.getBytes(bytes, length);
        length = wanted;
        return true;
    }

    /** Holds the answer up to its {@link #length()}; not to be changed. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }
}
