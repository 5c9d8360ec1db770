package dev.sluice.scheduling.prefix;

import dev.sluice.scheduling.prefix.PrefixCacheScorerFactory.Parameters;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.PrefixMatches;
import dev.sluice.spi.Scorer;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Prefers the endpoints that have most of the prompt in their prefix cache. */
final class PrefixCacheScorer implements Scorer {
    private final PrefixMatches matches;
    private final double lengthWeight;
    private final double scaleTokens;

    PrefixCacheScorer(PrefixMatches matches, Parameters parameters) {
        this.matches = matches;
        this.lengthWeight = parameters.matchLengthWeight();
        this.scaleTokens = parameters.matchLengthScaleTokens();
    }

    @Override
    public ToDoubleFunction<Endpoint> score(InferenceRequest request, List<Endpoint> candidates) {
        return matches.promptBlocks() == 0 ? endpoint -> 0 : this::score;
    }

    private double score(Endpoint endpoint) {
        double matchedTokens = (double) matches.matchedBlocks(endpoint) * matches.tokensPerBlock();
        double length = Math.min(1, matchedTokens / scaleTokens);
        return lengthWeight * length * length + (1 - lengthWeight) * matches.matchedShare(endpoint);
    }
}
