package dev.sluice.validation;

import dev.sluice.spi.Default;

/**
 * What a body may ask of the gateway.
 *
 * @param maxNestingDepth objects and arrays within each other, 8 to 1000
 * @param maxNameLength bytes in a field's name, 64 or more
 * @param maxNumberLength digits in a number, 20 or more
 * @param maxPromptParts pieces of text and media in a prompt, and tools, 1 or more
 * @param maxPrefixBlocks blocks of 64 bytes of a prompt that are hashed for prefix affinity, 1 or more
 */
public record ValidationOptions(
        @Default("64") int maxNestingDepth,
        @Default("1024") int maxNameLength,
        @Default("256") int maxNumberLength,
        @Default("65536") int maxPromptParts,
        @Default("8192") int maxPrefixBlocks) {
    /** What holds where nothing else is configured. */
    public static final ValidationOptions DEFAULT = new ValidationOptions(64, 1024, 256, 65_536, 8_192);

    public ValidationOptions {
        require("maxNestingDepth", maxNestingDepth, 8);
        require("maxNameLength", maxNameLength, 64);
        require("maxNumberLength", maxNumberLength, 20);
        require("maxPromptParts", maxPromptParts, 1);
        require("maxPrefixBlocks", maxPrefixBlocks, 1);
        if (maxNestingDepth > 1000) {
            throw new IllegalArgumentException("wanted maxNestingDepth of 1000 or less, found " + maxNestingDepth);
        }
    }

    private static void require(String name, int value, int min) {
        if (value < min) {
            throw new IllegalArgumentException("wanted " + name + " of " + min + " or more, found " + value);
        }
    }
}
