package dev.sluice.ingress;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/** Takes away the events that tell the usage and offer no choice, which end a stream that was asked for it. */
final class UsageEvents {
    private static final byte[] CHOICES = "\"choices\"".getBytes(StandardCharsets.US_ASCII);

    private UsageEvents() {}

    /** What remains of whole events. */
    static Buffer without(Buffer events) {
        Buffer kept = Buffer.buffer(events.length());
        int begin = 0;
        while (begin < events.length()) {
            int end = endOfEvent(events, begin);
            Buffer event = events.slice(begin, end);
            if (!offersNoChoice(event) || !new UsageReading().read(event)) {
                kept.appendBuffer(event);
            }
            begin = end;
        }
        return kept;
    }

    private static int endOfEvent(Buffer events, int begin) {
        boolean lineIsEmpty = false;
        for (int i = begin; i < events.length(); i++) {
            byte next = events.getByte(i);
            if (next == '\n' && lineIsEmpty) {
                return i + 1;
            }
            lineIsEmpty = next == '\n' || (next == '\r' && lineIsEmpty);
        }
        return events.length();
    }

    private static boolean offersNoChoice(Buffer event) {
        int at = Bytes.indexOf(event, CHOICES, 0);
        if (at < 0) {
            return false;
        }
        StringBuilder value = new StringBuilder();
        for (int i = at + CHOICES.length; i < event.length() && value.length() < 3; i++) {
            if (event.getByte(i) > ' ') {
                value.append((char) event.getByte(i));
            }
        }
        return value.toString().equals(":[]");
    }
}
