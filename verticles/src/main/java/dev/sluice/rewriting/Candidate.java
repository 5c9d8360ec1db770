package dev.sluice.rewriting;

import com.fasterxml.jackson.core.JsonParser;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A JSON string that is read byte by byte, for as long as it may be a certain one, however it is escaped. */
final class Candidate {
    /** Bytes that one byte of a name takes at most, as in {@code \}{@code u0041}. */
    private static final int ESCAPED = 6;

    private final String wanted;
    private final byte[] plain;
    private Buffer held = Buffer.buffer();
    private boolean escapes;
    private boolean escaped;
    private boolean closed;

    Candidate(String wanted) {
        this.wanted = wanted;
        this.plain = wanted.getBytes(StandardCharsets.UTF_8);
    }

    /** Begins with the quote. */
    void begin() {
        held = Buffer.buffer().appendByte((byte) '"');
        escapes = false;
        escaped = false;
        closed = false;
    }

    /** Takes a byte; tells what is known by then. */
    Verdict take(byte b) {
        int at = held.length() - 1;
        held.appendByte(b);
        closed = b == '"' && !escaped;
        if (closed) {
            return isWanted() ? Verdict.SAME : Verdict.OTHER;
        }
        escaped = b == '\\' && !escaped;
        escapes |= escaped;
        boolean possible = escapes ? at < plain.length * ESCAPED : at < plain.length && plain[at] == b;
        return possible && b != '\n' ? Verdict.OPEN : Verdict.OTHER;
    }

    /** Gives away what was read. */
    Buffer take() {
        Buffer given = held;
        held = Buffer.buffer();
        return given;
    }

    /** Whether the closing quote was read. */
    boolean isClosed() {
        return closed;
    }

    /** Whether the next byte is escaped. */
    boolean endsEscaped() {
        return escaped;
    }

    private boolean isWanted() {
        if (!escapes) {
            return held.length() == plain.length + 2;
        }
        try (JsonParser parser = JsonBytes.parser(held)) {
            parser.nextToken();
            return wanted.equals(parser.getText());
        } catch (IOException noString) {
            return false;
        }
    }

    /** What is known of a string. */
    enum Verdict {
        OPEN,
        SAME,
        OTHER
    }
}
