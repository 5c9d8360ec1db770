package dev.sluice.simulator.http;

import dev.sluice.simulator.settings.Framing;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/** Lays events out in bytes as the framing wants it, and cuts them into packets. */
final class EventLayout {
    private static final Buffer COMMENT = Buffer.buffer(": keep-alive\n\n");
    private static final int INSIDE_FIELD_NAME = 3;

    private EventLayout() {}

    /**
     * The packets that whole events are sent as.
     *
     * @param events events with LF line ends, each ended by an empty line
     */
    static List<Buffer> packets(Buffer events, Framing framing) {
        if (!framing.split() && !framing.crlf() && !framing.comments()) {
            return events.length() == 0 ? List.of() : List.of(events);
        }
        List<Buffer> packets = new ArrayList<>();
        for (Buffer event : separated(events)) {
            Buffer commented = framing.comments() ? COMMENT.copy().appendBuffer(event) : event;
            Buffer ended = framing.crlf() ? crlf(commented) : commented;
            packets.addAll(framing.split() ? split(ended) : List.of(ended));
        }
        return packets;
    }

    private static List<Buffer> separated(Buffer events) {
        List<Buffer> separated = new ArrayList<>();
        int start = 0;
        for (int index = 1; index < events.length(); index++) {
            if (events.getByte(index) == '\n' && events.getByte(index - 1) == '\n') {
                separated.add(events.slice(start, index + 1));
                start = index + 1;
            }
        }
        return separated;
    }

    private static Buffer crlf(Buffer event) {
        Buffer ended = Buffer.buffer(event.length() + 4);
        for (int index = 0; index < event.length(); index++) {
            byte character = event.getByte(index);
            if (character == '\n') {
                ended.appendByte((byte) '\r');
            }
            ended.appendByte(character);
        }
        return ended;
    }

    private static List<Buffer> split(Buffer event) {
        List<Buffer> parts = new ArrayList<>();
        int start = 0;
        for (int cut = INSIDE_FIELD_NAME; cut < event.length(); cut++) {
            boolean insideCharacter = (event.getByte(cut) & 0xC0) == 0x80;
            if (cut == INSIDE_FIELD_NAME || insideCharacter || cut == event.length() - 1) {
                parts.add(event.slice(start, cut));
                start = cut;
            }
        }
        parts.add(event.slice(start, event.length()));
        return parts;
    }
}
