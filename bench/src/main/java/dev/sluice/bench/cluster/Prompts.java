package dev.sluice.bench.cluster;

import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;

/** Requests with a prompt of about 2,000 tokens, no two of which begin alike: every block of every prompt is new. */
final class Prompts implements IntFunction<byte[]> {
    /** Four a token, as the gateway estimates. */
    static final int PROMPT_CHARACTERS = 8192;

    private static final String BODY =
            "{\"model\":\"mock\",\"max_tokens\":16,\"messages\":[{\"role\":\"user\",\"content\":\"%010d %s\"}]}";
    private static final String WORDS =
            "Explain how the water level in a canal changes while a lock fills and empties. ";
    private static final int DIGITS = 10;

    private final byte[] first;
    private final int numberAt;
    private int used;

    Prompts() {
        String words = WORDS.repeat(PROMPT_CHARACTERS / WORDS.length() + 1);
        String body = String.format(BODY, 0, words.substring(0, PROMPT_CHARACTERS - DIGITS - 1));
        String wire = "POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;
        this.first = wire.getBytes(StandardCharsets.US_ASCII);
        this.numberAt = wire.indexOf("0000000000 ");
    }

    /** The next so many requests, by their numbers from 0; nobody gets them again. */
    IntFunction<byte[]> next(int requests) {
        int offset = used;
        used += requests;
        return number -> apply(offset + number);
    }

    @Override
    public byte[] apply(int number) {
        byte[] wire = first.clone();
        int rest = number;
        for (int at = numberAt + DIGITS - 1; at >= numberAt; at--) {
            wire[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return wire;
    }
}
