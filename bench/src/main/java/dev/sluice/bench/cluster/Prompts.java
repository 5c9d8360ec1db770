package dev.sluice.bench.cluster;

import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;

/** Requests with a prompt of about 2,000 tokens, no two of which begin alike: every block of every prompt is new. */
public final class Prompts implements IntFunction<byte[]> {
    /** Four a token, as the gateway estimates. */
    static final int PROMPT_CHARACTERS = 8192;

    private static final String START =
            "{\"model\":\"mock\",\"max_tokens\":16,\"messages\":[{\"role\":\"user\",\"content\":\"";
    private static final String NUMBER = "0000000000 ";
    private static final String END = "\"}]}";
    private static final String WORDS =
            "Explain how the water level in a canal changes while a lock fills and empties. ";
    private static final int DIGITS = NUMBER.length() - 1;

    private final byte[] first;
    private final int numberAt;
    private int used;

    /** All of them yet to be sent. */
    public Prompts() {
        String words = WORDS.repeat(PROMPT_CHARACTERS / WORDS.length() + 1);
        String body = START + NUMBER + words.substring(0, PROMPT_CHARACTERS - NUMBER.length()) + END;
        String wire = "POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;
        this.first = wire.getBytes(StandardCharsets.US_ASCII);
        this.numberAt = wire.indexOf(NUMBER);
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
