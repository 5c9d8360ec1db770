package dev.sluice.spi;

import java.util.List;

/**
 * What a model is to continue or embed.
 *
 * @param parts the prompt's pieces in order
 * @param tools names of the tools the model may call, in order
 * @param estimatedTokens a guess at its length in tokens, made from its bytes, 0 or more
 * @param prefixBlocks the prompt as a chain of block hashes
 */
public record Prompt(List<PromptPart> parts, List<String> tools, int estimatedTokens, PrefixBlocks prefixBlocks) {
    /** A prompt without content. */
    public static final Prompt EMPTY = new Prompt(List.of(), List.of(), 0, PrefixBlocks.NONE);

    public Prompt {
        parts = List.copyOf(parts);
        tools = List.copyOf(tools);
    }
}
