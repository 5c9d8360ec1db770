package dev.sluice.rewriting;

import io.vertx.core.buffer.Buffer;

/** What becomes of a chunk: copied from the first difference on, and not at all where there is none. */
final class Output {
    private final byte[] chunk;
    private final Buffer written = Buffer.buffer();
    /** Up to here the chunk is written or held back. */
    private int done;

    private boolean changed;

    Output(byte[] chunk) {
        this.chunk = chunk;
    }

    /** Writes the chunk up to an index, from where on it is held back. */
    void keepUntil(int index) {
        written.appendBytes(chunk, done, index - done);
        done = index;
    }

    /** Writes what was held back, up to an index of the chunk. */
    void asItWas(Buffer held, int index) {
        changed |= held.length() != index - done;
        written.appendBuffer(held);
        done = index;
    }

    /** Writes something else than what was held back, up to an index of the chunk. */
    void instead(Buffer other, int index) {
        changed = true;
        written.appendBuffer(other);
        done = index;
    }

    /** The whole; {@code holding} where what follows is held back. */
    Buffer end(boolean holding, Buffer original) {
        if (holding) {
            return written;
        }
        if (!changed) {
            return original;
        }
        written.appendBytes(chunk, done, chunk.length - done);
        return written;
    }
}
