package dev.sluice.spi;

/** How much of a request's prompt is in the endpoints' caches already; told by a {@link DataProducer} for its request. */
public interface PrefixMatches {
    /** How many blocks the prompt has, 0 or more; 0 where nothing can be said of it. */
    int promptBlocks();

    /** Tokens in one block, 1 or more. */
    int tokensPerBlock();

    /** How many of the prompt's blocks the endpoint is thought to have, 0 to {@link #promptBlocks}. */
    int matchedBlocks(Endpoint endpoint);

    /** The part of the prompt that the endpoint is thought to have, 0 to 1; 0 for a prompt without blocks. */
    default double matchedShare(Endpoint endpoint) {
        return promptBlocks() == 0 ? 0 : (double) matchedBlocks(endpoint) / promptBlocks();
    }

    /** How many of a prompt's tokens the endpoint has still to compute, 0 or more. */
    default long uncachedTokens(InferenceRequest request, Endpoint endpoint) {
        long cached = (long) matchedBlocks(endpoint) * tokensPerBlock();
        return Math.max(0, request.prompt().estimatedTokens() - cached);
    }
}
