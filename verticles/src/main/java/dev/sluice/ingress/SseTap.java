package dev.sluice.ingress;

import dev.sluice.message.Usage;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/**
 * Passes a stream of server-sent events on in whole events, however packets cut it, so that a stream that breaks can
 * still end in an event of ours. Usage that the client did not ask for is read and not passed on.
 */
final class SseTap implements AnswerTap {
    private static final int LARGEST_EVENT_HELD = 256 * 1024;
    private static final Buffer NOTHING = Buffer.buffer();

    private final boolean hidesUsage;
    private final UsageReading usage = new UsageReading();
    private final TextCount text = new TextCount();
    private Buffer held = NOTHING;

    /**
     * Begins with an answer's first byte.
     *
     * @param hidesUsage whether an event that tells nothing but the usage is not for the client
     */
    SseTap(boolean hidesUsage) {
        this.hidesUsage = hidesUsage;
    }

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
        return read(events);
    }

    @Override
    public Buffer rest() {
        return read(held);
    }

    @Override
    public Optional<Usage> usage() {
        return usage.usage();
    }

    @Override
    public long textTokens() {
        return text.tokens();
    }

    private Buffer read(Buffer events) {
        text.read(events);
        return usage.read(events) && hidesUsage ? UsageEvents.without(events) : events;
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
