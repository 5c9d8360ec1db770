package dev.sluice.scoring;

import dev.sluice.spi.Default;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.PrefixMatches;

/** Has long prompts computed elsewhere, unless the endpoint of the answer has enough of them in its cache already. */
final class PrefixBasedDecider implements Decider {
    /**
     * When.
     *
     * @param nonCachedTokens from how many tokens on that are not in the endpoint's cache; 0 for never
     * @param promptTokens from how many tokens of prompt on
     * @param prefixMatchInfoProducerName who knows what is in the caches
     */
    record Parameters(
            @Default("0") int nonCachedTokens,
            @Default("0") int promptTokens,
            @Default("approx-prefix-cache-producer") String prefixMatchInfoProducerName) {
        Parameters {
            if (nonCachedTokens < 0 || promptTokens < 0) {
                throw new IllegalArgumentException("wanted nonCachedTokens and promptTokens of 0 or more, found "
                        + nonCachedTokens + " and " + promptTokens);
            }
        }
    }

    private final int nonCachedTokens;
    private final int fewest;
    private final PrefixMatches matches;

    PrefixBasedDecider(Parameters parameters, PrefixMatches matches) {
        this.nonCachedTokens = parameters.nonCachedTokens();
        this.fewest = Math.max(parameters.promptTokens(), nonCachedTokens);
        this.matches = matches;
    }

    @Override
    public boolean prefillsElsewhere(InferenceRequest request, Endpoint decode) {
        return nonCachedTokens > 0
                && request.prompt().estimatedTokens() >= fewest
                && matches.uncachedTokens(request, decode) >= nonCachedTokens;
    }
}
