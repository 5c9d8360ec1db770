package dev.sluice.spi;

/** One piece of a prompt. The text is decoded when asked for, so asking costs time in proportion to its length. */
public interface PromptPart {
    /** What a piece holds. */
    enum Kind {
        TEXT,
        TOKENS,
        IMAGE,
        AUDIO,
        VIDEO,
        FILE
    }

    /** Who speaks, such as {@code user}; empty where the API has no roles. */
    String role();

    /** What the piece holds. */
    Kind kind();

    /** The text, the token ids as a JSON array, or the URL or encoded content of a medium. */
    String text();

    /** A piece of text. */
    static PromptPart text(String role, String text) {
        record Text(String role, String text) implements PromptPart {
            @Override
            public Kind kind() {
                return Kind.TEXT;
            }
        }
        return new Text(role, text);
    }
}
