package dev.sluice.bench.endtoend;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What the head of an HTTP/1.1 message tells about its length. */
final class WireHead {
    private static final String LENGTH = "\r\ncontent-length:";

    private WireHead() {}

    /** Bytes of head and body together; more than any buffer holds while the head is not complete. */
    static int messageLength(byte[] received, int count) {
        int bodyStart = bodyStart(received, count);
        if (bodyStart < 0) {
            return Integer.MAX_VALUE;
        }
        String head = new String(received, 0, bodyStart, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
        int at = head.indexOf(LENGTH);
        if (at < 0) {
            return bodyStart;
        }
        int from = at + LENGTH.length();
        return bodyStart
                + Integer.parseInt(
                        head.substring(from, head.indexOf('\r', from)).strip());
    }

    /** Where the body begins; negative while the head is not complete. */
    static int bodyStart(byte[] received, int count) {
        for (int i = 3; i < count; i++) {
            if (received[i] == '\n' && received[i - 1] == '\r' && received[i - 2] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }
}
