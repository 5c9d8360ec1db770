package dev.sluice.rewriting;

import io.vertx.core.buffer.Buffer;

/** Temp. */
public final class NameRestorer {
    private final String a;
    private final String b;
    /** Temp. */
    public NameRestorer(String upstream, String client) {
        a = upstream;
        b = client;
    }
    /** Temp. */
    public Buffer pass(Buffer chunk) {
        return Buffer.buffer(chunk.toString().replace("\"model\":\"" + a + "\"", "\"model\":\"" + b + "\""));
    }
    /** Temp. */
    public Buffer rest() {
        return Buffer.buffer();
    }
}
