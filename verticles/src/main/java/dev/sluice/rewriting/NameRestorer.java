package dev.sluice.rewriting;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/**
 * Puts the client's name of a model in place of the one used upstream, in JSON or in server-sent events as they pass: in
 * every member {@code model} at any depth. Texts that quote such a member stay as they are.
 */
public final class NameRestorer {
    private static final byte[] KEY = "model".getBytes(StandardCharsets.US_ASCII);

    private final Candidate candidate;
    private final Buffer client;
    private State state = State.OUTSIDE;
    private boolean escaped;
    /** Bytes of the string read so far that are those of the key; -1 where one differs. */
    private int ofKey;

    /** Begins with an answer's first byte. */
    public NameRestorer(String upstream, String client) {
        this.candidate = new Candidate(upstream);
        this.client = JsonBytes.quoted(client);
    }

    /** Takes the next part; returns what can be told by now, which is all but the beginning of a name. */
    public Buffer pass(Buffer chunk) {
        byte[] bytes = chunk.getBytes();
        Output output = new Output(bytes);
        for (int i = 0; i < bytes.length; i++) {
            if (state == State.VALUE) {
                value(bytes[i], i, output);
            } else {
                state = next(bytes[i]);
                if (state == State.VALUE) {
                    output.keepUntil(i);
                    candidate.begin();
                }
            }
        }
        return output.end(state == State.VALUE, chunk);
    }

    /** What is held back when the answer ends. */
    public Buffer rest() {
        state = State.OUTSIDE;
        return candidate.take();
    }

    private State next(byte b) {
        if (state == State.STRING) {
            return string(b);
        }
        if (b == '"') {
            escaped = false;
            ofKey = 0;
            return state == State.AFTER_COLON ? State.VALUE : State.STRING;
        }
        if (b == ' ' || b == '\t' || b == '\r' || b == '\n') {
            return state;
        }
        return b == ':' && state == State.AFTER_KEY ? State.AFTER_COLON : State.OUTSIDE;
    }

    private State string(byte b) {
        if (b == '\n') {
            return State.OUTSIDE;
        }
        if (escaped || b == '\\') {
            escaped = !escaped;
            ofKey = -1;
            return State.STRING;
        }
        if (b == '"') {
            return ofKey == KEY.length ? State.AFTER_KEY : State.OUTSIDE;
        }
        ofKey = ofKey >= 0 && ofKey < KEY.length && KEY[ofKey] == b ? ofKey + 1 : -1;
        return State.STRING;
    }

    private void value(byte b, int at, Output output) {
        switch (candidate.take(b)) {
            case OPEN -> {}
            case SAME -> {
                candidate.take();
                output.instead(client, at + 1);
                state = State.OUTSIDE;
            }
            case OTHER -> {
                output.asItWas(candidate.take(), at + 1);
                escaped = candidate.endsEscaped();
                ofKey = -1;
                state = b == '\n' || candidate.isClosed() ? State.OUTSIDE : State.STRING;
            }
        }
    }

    /** Where the next byte stands. */
    private enum State {
        OUTSIDE,
        STRING,
        AFTER_KEY,
        AFTER_COLON,
        VALUE
    }
}
