package dev.sluice.spi;

import java.util.List;

/**
 * What a model is to continue or embed.
 *
 * @param parts the prompt's pieces in order
 * @param tools names of the tools the model may call, in order
 * @param estimatedTokens a guess at its length in tokens, made from its bytes, 0 or more
 * @param prefixBlocks the prompt as a chain of block hashes
 * @param tokenIds the prompt in the model server's tokens, where a the gateway learnt them
 */
public record Prompt(
        List<PromptPart> parts, List<String> tools, int estimatedTokens, PrefixBlocks prefixBlocks, TokenIds tokenIds) {
    /** A prompt without content. */
    public static final Prompt EMPTY = new Prompt(List.of(), List.of(), 0, PrefixBlocks.NONE);

    /** A prompt whose tokens are not known. */
    public Prompt(List<PromptPart> parts, List<String> tools, int estimatedTokens, PrefixBlocks prefixBlocks) {
        this(parts, tools, estimatedTokens, prefixBlocks, TokenIds.UNKNOWN);
    }

    /** The same prompt with its tokens known. */
    public Prompt withTokenIds(TokenIds known) {
        return new Prompt(parts, tools, estimatedTokens, prefixBlocks, known);
    }

    public Prompt {
        parts = List.copyOf(parts);
        tools = List.copyOf(tools);
    }
}
