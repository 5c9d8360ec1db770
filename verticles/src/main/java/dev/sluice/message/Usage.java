package dev.sluice.message;

/**
 * Tokens as the model server counted them, each 0 or more.
 *
 * @param cachedPromptTokens the part of the prompt tokens that came from the prefix cache
 * @param reasoningTokens the part of the output tokens spent on reasoning
 */
public record Usage(long promptTokens, long outputTokens, long cachedPromptTokens, long reasoningTokens) {}
