package dev.sluice.validation;

import java.util.Locale;

/** What a value in a body tells the gateway; schemas say it by the keyword {@value #KEYWORD}. */
enum Reads {
    NOTHING(false),
    MODEL(true),
    STREAM(false),
    /** The limit on the answer's tokens that wins where an older field gives one too. */
    OUTPUT_LIMIT(false),
    OLDER_OUTPUT_LIMIT(false),
    /** Prompts of different salts share no prefix. */
    CACHE_SALT(true),
    /** A response that this request goes on from; what it holds is part of the prompt. */
    PREVIOUS_RESPONSE(true),
    /** Text that comes before everything else in the prompt, wherever it stands in the body. */
    INSTRUCTIONS(false),
    MESSAGE(false),
    ROLE(true),
    TEXT(false),
    TOKENS(false),
    IMAGE(false),
    AUDIO(false),
    VIDEO(false),
    FILE(false),
    TOOLS(false),
    TOOL_NAME(true);

    /** The keyword of the schemas. */
    static final String KEYWORD = "x-sluice-reads";

    private final boolean byContent;

    Reads(boolean byContent) {
        this.byContent = byContent;
    }

    /** Whether the content of a string is wanted at once; otherwise it is enough to know where it is. */
    boolean isByContent() {
        return byContent;
    }

    /** As schemas write it, such as {@code tool-name}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
