package dev.sluice.bench.endtoend;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads one streamed answer, split anywhere, for the moments its chunks were sent. */
final class SentTimes {
    private static final byte[] MARK = "\"sent\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final long[] delays = new long[StreamServer.CHUNKS];
    private int count;
    private int marked;
    private int ended;
    private long sent;

    /** Takes received bytes; true at the end of the answer. */
    boolean take(byte[] received, int length, long nowNanos) {
        for (int i = 0; i < length; i++) {
            take(received[i], nowNanos);
        }
        return ended == END.length;
    }

    /** From sending to receiving each chunk, in nanoseconds. */
    long[] delays() {
        return Arrays.copyOf(delays, count);
    }

    private void take(byte next, long nowNanos) {
        ended = next == END[ended % END.length] ? ended + 1 : next == END[0] ? 1 : 0;
        if (marked < MARK.length) {
            marked = next == MARK[marked] ? marked + 1 : next == MARK[0] ? 1 : 0;
        } else if (next >= '0' && next <= '9') {
            sent = sent * 10 + next - '0';
        } else {
            delays[count++] = nowNanos - sent;
            marked = 0;
            sent = 0;
        }
    }
}
