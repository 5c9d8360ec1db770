package dev.sluice.message;

import dev.sluice.cost.Tokens;

/**
 * Tokens of a request and its answer, each 0 or more.
 *
 * @param promptTokens all of the prompt's: with those from the cache and those written to it
 * @param cachedPromptTokens the part of the prompt tokens that came from the prefix cache
 * @param reasoningTokens the part of the output tokens spent on reasoning
 * @param cacheCreationTokens the part of the prompt tokens that was written to a cache at a price
 * @param audioPromptTokens the part of the prompt tokens that is audio
 * @param audioOutputTokens the part of the output tokens that is audio
 * @param estimated whether the gateway counted what passed, as the model server told nothing
 */
public record Usage(
        long promptTokens,
        long outputTokens,
        long cachedPromptTokens,
        long reasoningTokens,
        long cacheCreationTokens,
        long audioPromptTokens,
        long audioOutputTokens,
        boolean estimated) {
    /** What a model server told, without caches at a price and without audio. */
    public Usage(long promptTokens, long outputTokens, long cachedPromptTokens, long reasoningTokens) {
        this(promptTokens, outputTokens, cachedPromptTokens, reasoningTokens, 0, 0, 0, false);
    }

    /** What the gateway counted itself. */
    public static Usage estimated(long promptTokens, long outputTokens) {
        return new Usage(promptTokens, outputTokens, 0, 0, 0, 0, 0, true);
    }

    /** What is to be charged. */
    public Tokens tokens() {
        return new Tokens(
                promptTokens,
                cachedPromptTokens,
                cacheCreationTokens,
                outputTokens,
                reasoningTokens,
                audioPromptTokens,
                audioOutputTokens);
    }
}
