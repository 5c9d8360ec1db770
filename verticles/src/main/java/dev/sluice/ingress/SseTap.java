package dev.sluice.ingress;

import dev.sluice.message.Usage;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/**
 * Passes a stream of server-sent events on in whole events, however packets cut it, so that a stream that breaks can
 * still end in an event of ours.
 */
final class SseTap implements AnswerTap {
    private static final int LARGEST_EVENT_HELD = 256 * 1024;
    private static final Buffer NOTHING = Buffer.buffer();

    private Buffer held = NOTHING;
    private Optional<Usage> usage = Optional.empty();

    @Override
    public Buffer pass(Buffer chunk) {
        Buffer bytes = held.length() == 0 ? chunk : held.copy().appendBuffer(chunk);
        int end = bytes.length() > LARGEST_EVENT_HELD ? bytes.length() : endOfLastEvent(bytes);
        if (end == 0) {
            held = bytes;
            return NOTHING;
        }
        Buffer events = end == bytes.length() ? bytes : bytes.slice(0, end);
        held = end == bytes.length() ? NOTHING : bytes.getBuffer(end, bytes.length());
        readUsage(events);
        return events;
    }

    @Override
    public Buffer rest() {
        readUsage(held);
        return held;
    }

    @Override
    public Optional<Usage> usage() {
        return usage;
    }

    private void readUsage(Buffer events) {
        int at = Bytes.indexOf(events, UsageReader.KEY, 0);
        while (at >= 0) {
            Optional<Usage> read = UsageReader.readAt(events, at);
            usage = read.isPresent() ? read : usage;
            at = Bytes.indexOf(events, UsageReader.KEY, at + 1);
        }
    }

    /** The index behind the last blank line, whose line ends may be LF or CRLF; 0 where there is none. */
    private static int endOfLastEvent(Buffer bytes) {
        for (int i = bytes.length() - 1; i > 0; i--) {
            if (bytes.getByte(i) == '\n' && isLineEnd(bytes, i - 1)) {
                return i + 1;
            }
        }
        return 0;
    }

    private static boolean isLineEnd(Buffer bytes, int i) {
        return bytes.getByte(i) == '\n' || (bytes.getByte(i) == '\r' && i > 0 && bytes.getByte(i - 1) == '\n');
    }
}
