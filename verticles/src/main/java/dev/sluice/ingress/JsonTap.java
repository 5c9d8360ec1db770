package dev.sluice.ingress;

import dev.sluice.message.Usage;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** Passes an answer on as it comes and remembers its tail, where the usage stands. */
final class JsonTap implements AnswerTap {
    private static final int TAIL = 8 * 1024;
    private static final Buffer NOTHING = Buffer.buffer();

    private Buffer tail = NOTHING;

    @Override
    public Buffer pass(Buffer chunk) {
        Buffer bytes = tail.length() == 0 ? chunk : tail.copy().appendBuffer(chunk);
        tail = bytes.length() > TAIL ? bytes.getBuffer(bytes.length() - TAIL, bytes.length()) : bytes;
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

    @Override
    public long textTokens() {
        return 0;
    }
}
