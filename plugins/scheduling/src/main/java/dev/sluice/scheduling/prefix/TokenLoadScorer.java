package dev.sluice.scheduling.prefix;

import dev.sluice.spi.Endpoint;
import dev.sluice.spi.InFlightLoad;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.PrefixMatches;
import dev.sluice.spi.Scorer;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Prefers the endpoints with the fewest tokens ahead, this request's own uncached ones included. */
final class TokenLoadScorer implements Scorer {
    private final InFlightLoad load;
    private final PrefixMatches matches;
    private final double threshold;

    TokenLoadScorer(InFlightLoad load, PrefixMatches matches, long threshold) {
        this.load = load;
        this.matches = matches;
        this.threshold = threshold;
    }

    @Override
    public ToDoubleFunction<Endpoint> score(InferenceRequest request, List<Endpoint> candidates) {
        return endpoint -> {
            double tokens = (double) load.tokens(endpoint) + matches.uncachedTokens(request, endpoint);
            return 1 - Math.min(tokens, threshold) / threshold;
        };
    }
}
