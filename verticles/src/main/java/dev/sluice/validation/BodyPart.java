package dev.sluice.validation;

import dev.sluice.spi.PromptPart;
import java.nio.charset.StandardCharsets;

/** A piece of a prompt that stays in the body until somebody wants to read it. */
final class BodyPart implements PromptPart {
    private final byte[] body;
    private final int start;
    private final Kind kind;
    private final String role;

    /**
     * Makes a part.
     *
     * @param start where its string begins behind the quote; where the bracket of its array is, for tokens
     */
    BodyPart(byte[] body, int start, Kind kind, String role) {
        this.body = body;
        this.start = start;
        this.kind = kind;
        this.role = role;
    }

    @Override
    public String role() {
        return role;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String text() {
        return kind == Kind.TOKENS ? tokens() : JsonStrings.decode(body, start);
    }

    private String tokens() {
        int end = start;
        while (body[end] != ']') {
            end++;
        }
        return new String(body, start, end + 1 - start, StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return "BodyPart[" + role + " " + kind + "]";
    }
}
