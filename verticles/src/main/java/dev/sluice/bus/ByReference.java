package dev.sluice.bus;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

/** Hands the receiver the sender's own object; refuses to leave the process. */
final class ByReference<T> implements MessageCodec<T, T> {
    static final ByReference<Object> ANY = new ByReference<>("by-reference");
    static final ByReference<Refusal> REFUSAL = new ByReference<>("refusal-by-reference");

    private final String name;

    private ByReference(String name) {
        this.name = name;
    }

    @Override
    public T transform(T message) {
        return message;
    }

    @Override
    public void encodeToWire(Buffer buffer, T message) {
        throw new UnsupportedOperationException(message.getClass() + " must not leave the process");
    }

    @Override
    public T decodeFromWire(int position, Buffer buffer) {
        throw new UnsupportedOperationException("Nothing sent by reference can arrive from the wire");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public byte systemCodecID() {
        return -1;
    }
}
