package dev.sluice.scheduling.prefix;

import dev.sluice.spi.Default;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PluginFactory;
import dev.sluice.spi.PrefixMatches;
import dev.sluice.spi.Scorer;

/**
 * {@code prefix-cache-scorer}: prefers the endpoints that have most of the prompt in their prefix cache,
 * {@code w · min(1, matchedTokens / scale)² + (1 − w) · matchedBlocks / promptBlocks}. Where nothing is known of the prompt,
 * all score 0.
 */
public final class PrefixCacheScorerFactory implements PluginFactory<PrefixCacheScorerFactory.Parameters> {
    /**
     * How a match counts.
     *
     * @param prefixMatchInfoProducerName the producer that tells what is in the caches
     * @param matchLengthWeight w, how much the length of the match counts beside its share of the prompt, 0 to 1
     * @param matchLengthScaleTokens scale, the matched tokens from which the length counts in full, 1 or more
     */
    public record Parameters(
            @Default("approx-prefix-cache-producer") String prefixMatchInfoProducerName,
            @Default("0") double matchLengthWeight,
            @Default("8192") int matchLengthScaleTokens) {
        public Parameters {
            if (!(matchLengthWeight >= 0 && matchLengthWeight <= 1)) {
                throw new IllegalArgumentException(
                        "wanted a matchLengthWeight from 0 to 1, found " + matchLengthWeight);
            }
            if (matchLengthScaleTokens < 1) {
                throw new IllegalArgumentException(
                        "wanted matchLengthScaleTokens of 1 or more, found " + matchLengthScaleTokens);
            }
        }
    }

    @Override
    public String type() {
        return "prefix-cache-scorer";
    }

    @Override
    public Class<Parameters> parametersType() {
        return Parameters.class;
    }

    @Override
    public Scorer create(Parameters parameters, PluginContext context) {
        PrefixMatches matches = context.producers().need(PrefixMatches.class, parameters.prefixMatchInfoProducerName());
        return new PrefixCacheScorer(matches, parameters);
    }
}
