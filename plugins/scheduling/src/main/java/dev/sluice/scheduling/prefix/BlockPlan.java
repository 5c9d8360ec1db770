package dev.sluice.scheduling.prefix;

import dev.sluice.scheduling.prefix.ApproxPrefixCacheProducerFactory.Parameters;
import dev.sluice.spi.CacheShape;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.InferenceRequest;
import java.util.List;
import java.util.Optional;

/** How long blocks are, how many of a prompt are looked at, and how many an endpoint may have. */
final class BlockPlan {
    /** Longer blocks are of no use, as a prompt has to fill one. */
    static final int MOST_TOKENS_PER_BLOCK = 1 << 20;

    /** Tokens that one hash of a prompt stands for. */
    private static final int TOKENS_PER_HASH = 16;

    private final Parameters parameters;

    BlockPlan(Parameters parameters) {
        this.parameters = parameters;
    }

    /** Hashes in a block: as the first candidate says that says it, else as configured; rounded up to whole hashes. */
    int stride(List<Endpoint> candidates) {
        if (parameters.autoTune()) {
            for (int index = 0; index < candidates.size(); index++) {
                Optional<CacheShape> cache = candidates.get(index).sample().cache();
                if (cache.isPresent() && cache.get().tokensPerBlock() > 0) {
                    return hashes(cache.get().tokensPerBlock());
                }
            }
        }
        return configuredStride();
    }

    /** Whether an endpoint's blocks may have so many hashes, as far as it says. */
    boolean fits(Endpoint endpoint, int stride) {
        if (!parameters.autoTune()) {
            return stride == configuredStride();
        }
        int tokens = endpoint.sample().cache().map(CacheShape::tokensPerBlock).orElse(0);
        return tokens <= 0 || stride == hashes(tokens);
    }

    /** Tokens in a block of so many hashes. */
    static int tokens(int stride) {
        return stride * TOKENS_PER_HASH;
    }

    /** Hashes in a block as configured. */
    int configuredStride() {
        return hashes(parameters.blockSizeTokens());
    }

    /** Blocks of a prompt that are looked at. */
    int length(InferenceRequest request, int stride) {
        int whole = request.prompt().prefixBlocks().size() / stride;
        if (parameters.maxPrefixTokensToMatch() > 0) {
            return Math.min(whole, parameters.maxPrefixTokensToMatch() / tokens(stride));
        }
        return parameters.maxPrefixBlocksToMatch() > 0 ? Math.min(whole, parameters.maxPrefixBlocksToMatch()) : whole;
    }

    /** Blocks that an endpoint may have: as many as hold the tokens its cache holds, else as configured. */
    int limit(Endpoint endpoint, int stride) {
        Optional<CacheShape> cache = endpoint.sample().cache();
        if (!parameters.autoTune() || cache.isEmpty()) {
            return parameters.lruCapacityPerServer();
        }
        long tokens = (long) cache.get().blocks() * cache.get().tokensPerBlock();
        if (tokens <= 0) {
            return parameters.lruCapacityPerServer();
        }
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, tokens / tokens(stride)));
    }

    private static int hashes(int tokens) {
        return (Math.min(tokens, MOST_TOKENS_PER_BLOCK) + TOKENS_PER_HASH - 1) / TOKENS_PER_HASH;
    }
}
