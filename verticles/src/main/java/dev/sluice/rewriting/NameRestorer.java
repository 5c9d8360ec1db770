package dev.sluice.rewriting;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Puts the client's name of a model in place of the backend's in an answer, as its bytes pass: in every member
 * {@code "model"} with that value. Quotes inside strings are escaped, so no text of an answer is ever taken for one. What
 * may be the beginning of such a member is held back until more is there.
 */
public final class NameRestorer {
    private static final byte[] KEY = "\"model\"".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_SPACES = 64;

    private final byte[] wanted;
    private final byte[] replacement;
    private byte[] held = new byte[0];
    private boolean afterBackslash;

    /** Looks for {@code upstream} and writes {@code client}. */
    public NameRestorer(String upstream, String client) {
        this.wanted = quoted(upstream);
        this.replacement = quoted(client);
    }

    /** What can go on of all that has passed. */
    public Buffer pass(Buffer chunk) {
        byte[] bytes = joined(chunk.getBytes());
        Buffer ready = Buffer.buffer(bytes.length + replacement.length);
        int copied = 0;
        int at = 0;
        while (at < bytes.length) {
            if (bytes[at] != '"' || escaped(bytes, at)) {
                at++;
                continue;
            }
            int value = valueAfter(bytes, at);
            if (value == INCOMPLETE) {
                break;
            }
            if (value == NONE) {
                at++;
                continue;
            }
            ready.appendBytes(bytes, copied, value - copied).appendBytes(replacement);
            at = value + wanted.length;
            copied = at;
        }
        int end = Math.min(at, bytes.length);
        ready.appendBytes(bytes, copied, end - copied);
        hold(bytes, end);
        return ready;
    }

    /** What was held back, at the end. */
    public Buffer rest() {
        Buffer rest = Buffer.buffer(held);
        held = new byte[0];
        return rest;
    }

    private static final int NONE = -1;
    private static final int INCOMPLETE = -2;

    /** Where the value stands of a member that begins at a place. */
    private int valueAfter(byte[] bytes, int start) {
        int at = matching(bytes, start, KEY);
        at = at < 0 ? at : afterSpaces(bytes, at);
        if (at < 0 || bytes[at] != ':') {
            return at == INCOMPLETE ? INCOMPLETE : NONE;
        }
        int value = afterSpaces(bytes, at + 1);
        if (value < 0) {
            return value;
        }
        int end = matching(bytes, value, wanted);
        return end < 0 ? end : value;
    }

    private static int matching(byte[] bytes, int start, byte[] pattern) {
        for (int i = 0; i < pattern.length; i++) {
            if (start + i >= bytes.length) {
                return INCOMPLETE;
            }
            if (bytes[start + i] != pattern[i]) {
                return NONE;
            }
        }
        return start + pattern.length;
    }

    private static int afterSpaces(byte[] bytes, int start) {
        int at = start;
        while (at < bytes.length && at - start < MOST_SPACES && (bytes[at] == ' ' || bytes[at] == '\t')) {
            at++;
        }
        return at >= bytes.length ? INCOMPLETE : at;
    }

    private boolean escaped(byte[] bytes, int at) {
        int backslashes = 0;
        while (backslashes < at && bytes[at - 1 - backslashes] == '\\') {
            backslashes++;
        }
        boolean reachesBack = backslashes == at && afterBackslash;
        return (backslashes % 2 == 1) != reachesBack;
    }

    private void hold(byte[] bytes, int end) {
        int backslashes = 0;
        while (backslashes < end && bytes[end - 1 - backslashes] == '\\') {
            backslashes++;
        }
        boolean reachesBack = backslashes == end && afterBackslash;
        afterBackslash = (backslashes % 2 == 1) != reachesBack;
        held = Arrays.copyOfRange(bytes, end, bytes.length);
    }

    private byte[] joined(byte[] chunk) {
        if (held.length == 0) {
            return chunk;
        }
        byte[] all = Arrays.copyOf(held, held.length + chunk.length);
        System.arraycopy(chunk, 0, all, held.length, chunk.length);
        return all;
    }

    private static byte[] quoted(String text) {
        return ('"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"')
                .getBytes(StandardCharsets.UTF_8);
    }
}
