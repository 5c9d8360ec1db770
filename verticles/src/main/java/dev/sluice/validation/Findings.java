package dev.sluice.validation;

import dev.sluice.spi.PromptPart;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** What has been found in one body so far: where texts are, not the texts. */
final class Findings {
    private static final int NOWHERE = -1;

    private final PartTable parts = new PartTable();
    private final List<String> tools = new ArrayList<>();
    private final int maxParts;
    private String model = "";
    private String cacheSalt = "";
    private String previousResponse = "";
    private String role = "";
    private boolean streaming;
    private int outputLimit = NOWHERE;
    private int olderOutputLimit = NOWHERE;
    private int instructions = NOWHERE;
    private int toolsBegin = NOWHERE;
    private int toolsEnd = NOWHERE;

    /**
     * Begins with nothing found.
     *
     * @param maxParts parts and tools it takes
     */
    Findings(int maxParts) {
        this.maxParts = maxParts;
    }

    void clear() {
        parts.clear();
        tools.clear();
        model = "";
        cacheSalt = "";
        previousResponse = "";
        role = "";
        streaming = false;
        outputLimit = NOWHERE;
        olderOutputLimit = NOWHERE;
        instructions = NOWHERE;
        toolsBegin = NOWHERE;
        toolsEnd = NOWHERE;
    }

    /** Notes a string whose content matters now. */
    void text(Reads reads, String text) {
        switch (reads) {
            case MODEL -> model = text;
            case CACHE_SALT -> cacheSalt = text;
            case PREVIOUS_RESPONSE -> previousResponse = text;
            case ROLE -> role = text;
            case TOOL_NAME -> {
                tools.add(text);
                checkSize();
            }
            default -> {}
        }
    }

    /** Notes where a string begins, behind its quote. */
    void place(Reads reads, int start) {
        switch (reads) {
            case INSTRUCTIONS -> instructions = start;
            case TEXT -> add(PromptPart.Kind.TEXT, start);
            case IMAGE -> add(PromptPart.Kind.IMAGE, start);
            case AUDIO -> add(PromptPart.Kind.AUDIO, start);
            case VIDEO -> add(PromptPart.Kind.VIDEO, start);
            case FILE -> add(PromptPart.Kind.FILE, start);
            default -> {}
        }
    }

    /** Notes an array, from its opening bracket to behind its closing one. */
    void array(Reads reads, int begin, int end) {
        if (reads == Reads.TOKENS) {
            add(PromptPart.Kind.TOKENS, begin);
        }
        if (reads == Reads.TOOLS) {
            toolsBegin = begin;
            toolsEnd = end;
        }
    }

    void number(Reads reads, double number) {
        if (reads == Reads.OUTPUT_LIMIT) {
            outputLimit = (int) number;
        }
        if (reads == Reads.OLDER_OUTPUT_LIMIT) {
            olderOutputLimit = (int) number;
        }
    }

    void flag(Reads reads, boolean set) {
        if (reads == Reads.STREAM) {
            streaming = set;
        }
    }

    void closeMessage() {
        parts.closeMessage(role);
        role = "";
    }

    private void add(PromptPart.Kind kind, int start) {
        parts.add(kind, start);
        checkSize();
    }

    private void checkSize() {
        if (parts.size() + tools.size() > maxParts) {
            throw Complaints.body("The prompt has more than " + maxParts + " parts and tools.");
        }
    }

    String model() {
        return model;
    }

    String cacheSalt() {
        return cacheSalt;
    }

    String previousResponse() {
        return previousResponse;
    }

    boolean streaming() {
        return streaming;
    }

    OptionalInt maxOutputTokens() {
        int limit = outputLimit == NOWHERE ? olderOutputLimit : outputLimit;
        return limit == NOWHERE ? OptionalInt.empty() : OptionalInt.of(limit);
    }

    PartTable parts() {
        return parts;
    }

    List<String> tools() {
        return tools;
    }

    boolean hasInstructions() {
        return instructions != NOWHERE;
    }

    int instructions() {
        return instructions;
    }

    boolean hasTools() {
        return toolsBegin != NOWHERE;
    }

    int toolsBegin() {
        return toolsBegin;
    }

    int toolsEnd() {
        return toolsEnd;
    }
}
