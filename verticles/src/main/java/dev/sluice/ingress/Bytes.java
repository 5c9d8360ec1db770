package dev.sluice.ingress;

import io.netty.buffer.ByteBuf;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;

/** Looks for bytes in a buffer without copying it. */
final class Bytes {
    private Bytes() {}

    /** Where {@code wanted} begins in {@code buffer} at or after {@code from}; -1 where it does not. */
    static int indexOf(Buffer buffer, byte[] wanted, int from) {
        ByteBuf bytes = ((BufferInternal) buffer).getByteBuf();
        int last = bytes.readerIndex() + buffer.length() - wanted.length;
        int at = bytes.readerIndex() + from;
        while (at <= last) {
            at = bytes.indexOf(at, last + 1, wanted[0]);
            if (at < 0) {
                return -1;
            }
            if (matches(bytes, at, wanted)) {
                return at - bytes.readerIndex();
            }
            at++;
        }
        return -1;
    }

    private static boolean matches(ByteBuf bytes, int at, byte[] wanted) {
        for (int i = 1; i < wanted.length; i++) {
            if (bytes.getByte(at + i) != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
