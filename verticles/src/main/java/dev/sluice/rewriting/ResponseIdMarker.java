package dev.sluice.rewriting;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Appends a suffix to the ids of responses in an answer of {@code /v1/responses} as it passes. Marked are {@code id} and
 * {@code previous_response_id} of the response, which is the answer itself or the member {@code response} of an event, and
 * {@code response_id} of an event; ids of anything else stay as they are, and so do texts that quote a response.
 */
public final class ResponseIdMarker {
    private static final byte[] ID = ascii("id");
    private static final byte[] PREVIOUS = ascii("previous_response_id");
    private static final byte[] RESPONSE = ascii("response");
    private static final byte[] RESPONSE_ID = ascii("response_id");
    private static final byte[] NO_KEY = {};

    private final boolean events;
    private final Buffer suffix;
    /** The beginning of the latest string at a depth where it may be a key, and its length in bytes. */
    private final byte[] text = new byte[PREVIOUS.length];

    private int length;
    private Line line = Line.BEGINS;
    private Place place = Place.OUTSIDE;
    private byte[] key = NO_KEY;
    private boolean afterColon;
    private int depth;
    private boolean inResponse;

    /**
     * Begins with an answer's first byte.
     *
     * @param events whether the answer is a stream of server-sent events, and not JSON
     * @param suffix needs no escape in JSON
     */
    public ResponseIdMarker(boolean events, String suffix) {
        this.events = events;
        this.suffix = Buffer.buffer(suffix);
    }

    /** Takes the next part; returns all of it, with what it ends marked. */
    public Buffer pass(Buffer chunk) {
        byte[] bytes = chunk.getBytes();
        Output output = new Output(bytes);
        for (int i = 0; i < bytes.length; i++) {
            if (isJson(bytes[i]) && take(bytes[i])) {
                output.keepUntil(i);
                output.instead(suffix, i);
            }
        }
        return output.end(false, chunk);
    }

    /** Keeps to the lines of an event's data; a blank line ends the event, and whatever was open in it. */
    private boolean isJson(byte b) {
        if (!events) {
            return true;
        }
        if (b == '\n' || (line == Line.BEGINS && b == '\r')) {
            if (line == Line.BEGINS) {
                depth = 0;
                inResponse = false;
            }
            line = Line.BEGINS;
            place = Place.OUTSIDE;
            return false;
        }
        if (line == Line.BEGINS) {
            line = b == 'd' ? Line.DATA : Line.OTHER;
        }
        return line == Line.DATA;
    }

    /** Takes a byte of JSON; tells whether it is the quote that ends an id to be marked. */
    private boolean take(byte b) {
        switch (place) {
            case ESCAPE -> {
                place = Place.STRING;
                add(b);
            }
            case STRING -> {
                return string(b);
            }
            case OUTSIDE -> outside(b);
        }
        return false;
    }

    private boolean string(byte b) {
        if (b != '"') {
            place = b == '\\' ? Place.ESCAPE : Place.STRING;
            add(b);
            return false;
        }
        place = Place.OUTSIDE;
        if (afterColon) {
            afterColon = false;
            return length > 0 && isMarked();
        }
        key = depth == 1 || isInResponse() ? known() : NO_KEY;
        return false;
    }

    private void outside(byte b) {
        switch (b) {
            case '"' -> {
                place = Place.STRING;
                length = 0;
            }
            case ':' -> afterColon = key.length > 0;
            case '{', '[' -> {
                depth++;
                inResponse |= events && depth == 2 && b == '{' && afterColon && key == RESPONSE;
                forgetKey();
            }
            case '}', ']' -> {
                inResponse &= depth != 2;
                depth--;
                forgetKey();
            }
            case ' ', '\t', '\r', '\n' -> {}
            default -> forgetKey();
        }
    }

    private void add(byte b) {
        if (length < text.length) {
            text[length] = b;
        }
        length++;
    }

    private void forgetKey() {
        key = NO_KEY;
        afterColon = false;
    }

    private boolean isInResponse() {
        return events && depth == 2 && inResponse;
    }

    private boolean isMarked() {
        boolean inObject = events ? isInResponse() : depth == 1;
        return inObject ? key == ID || key == PREVIOUS : key == RESPONSE_ID;
    }

    private byte[] known() {
        if (is(ID)) {
            return ID;
        }
        if (is(RESPONSE)) {
            return RESPONSE;
        }
        if (is(RESPONSE_ID)) {
            return RESPONSE_ID;
        }
        return is(PREVIOUS) ? PREVIOUS : NO_KEY;
    }

    private boolean is(byte[] word) {
        return length == word.length && Arrays.equals(word, 0, length, text, 0, length);
    }

    private static byte[] ascii(String word) {
        return word.getBytes(StandardCharsets.US_ASCII);
    }

    /** Which line of an event the next byte belongs to. */
    private enum Line {
        BEGINS,
        DATA,
        OTHER
    }

    /** Where the next byte stands in JSON. */
    private enum Place {
        OUTSIDE,
        STRING,
        ESCAPE
    }
}
