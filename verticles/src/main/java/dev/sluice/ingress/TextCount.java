package dev.sluice.ingress;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Guesses the tokens of a stream by the text that passes: one for each text or for each 4 of its characters, whichever is
 * more. Model servers send a token an event, or several where they are fast.
 */
final class TextCount {
    private static final int CHARACTERS_A_TOKEN = 4;
    private static final byte[] COLON = {':'};
    private static final List<byte[]> KEYS = List.of(
            key("content"), key("reasoning_content"), key("reasoning"), key("text"), key("delta"), key("arguments"));

    private long texts;
    private long characters;

    /** Takes whole events. */
    void read(Buffer events) {
        int at = Bytes.indexOf(events, COLON, 0);
        while (at >= 0) {
            int from = begin(events, at + 1);
            if (from > 0 && isText(events, at)) {
                count(events, from);
            }
            at = Bytes.indexOf(events, COLON, at + 1);
        }
    }

    long tokens() {
        return Math.max(texts, (characters + CHARACTERS_A_TOKEN - 1) / CHARACTERS_A_TOKEN);
    }

    /** Where the text of a string begins; 0 where the value is no string. */
    private static int begin(Buffer events, int from) {
        int at = from;
        while (at < events.length() && events.getByte(at) == ' ') {
            at++;
        }
        return at < events.length() && events.getByte(at) == '"' ? at + 1 : 0;
    }

    private static boolean isText(Buffer events, int end) {
        for (byte[] key : KEYS) {
            if (endsWith(events, end, key)) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsWith(Buffer events, int end, byte[] key) {
        int from = end - key.length;
        if (from < 0) {
            return false;
        }
        for (int i = 0; i < key.length; i++) {
            if (events.getByte(from + i) != key[i]) {
                return false;
            }
        }
        return true;
    }

    private void count(Buffer events, int from) {
        long before = characters;
        int at = from;
        while (at < events.length() && events.getByte(at) != '"') {
            byte next = events.getByte(at);
            boolean continues = (next & 0xC0) == 0x80;
            characters += continues ? 0 : 1;
            at += next == '\\' ? 2 : 1;
        }
        texts += characters > before ? 1 : 0;
    }

    private static byte[] key(String name) {
        return ("\"" + name + "\"").getBytes(StandardCharsets.US_ASCII);
    }
}
