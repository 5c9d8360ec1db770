package dev.sluice.ingress;

import dev.sluice.message.Usage;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** Passes an answer on as it comes and remembers its tail, where the usage stands, and its head, which shows whether it is text. */
final class JsonTap implements AnswerTap {
    private static final int KEPT = 8 * 1024;
    private static final int BYTES_A_TOKEN = 4;
    private static final Buffer NOTHING = Buffer.buffer();

    private Buffer head = NOTHING;
    private Buffer tail = NOTHING;
    private long passed;

    @Override
    public Buffer pass(Buffer chunk) {
        if (head.length() < KEPT) {
            Buffer bytes = joined(head, chunk);
            head = bytes.length() > KEPT ? bytes.getBuffer(0, KEPT) : bytes;
        }
        Buffer end = joined(tail, chunk);
        tail = end.length() > KEPT ? end.getBuffer(end.length() - KEPT, end.length()) : end;
        passed += chunk.length();
        return chunk;
    }

    @Override
    public Buffer rest() {
        return NOTHING;
    }

    @Override
    public Optional<Usage> usage() {
        UsageReading usage = new UsageReading();
        usage.read(tail);
        return usage.usage();
    }

    /** That of its text where all of it is remembered; else one for every 4 bytes of an answer that has text in its head. */
    @Override
    public long textTokens() {
        TextCount text = new TextCount();
        text.read(head);
        return text.tokens() == 0 || passed == head.length() ? text.tokens() : passed / BYTES_A_TOKEN;
    }

    private static Buffer joined(Buffer one, Buffer other) {
        return one.length() == 0 ? other : one.copy().appendBuffer(other);
    }
}
