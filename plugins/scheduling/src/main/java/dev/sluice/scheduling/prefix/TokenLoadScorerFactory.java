package dev.sluice.scheduling.prefix;

import dev.sluice.spi.Default;
import dev.sluice.spi.InFlightLoad;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PluginFactory;
import dev.sluice.spi.PrefixMatches;
import dev.sluice.spi.Scorer;

/**
 * {@code token-load-scorer}: prefers the endpoints with the fewest tokens ahead,
 * {@code 1 − min(inFlightTokens + uncachedTokens, T) / T}, where the uncached tokens are those of this request's prompt that
 * the endpoint has not in its prefix cache.
 */
public final class TokenLoadScorerFactory implements PluginFactory<TokenLoadScorerFactory.Parameters> {
    /**
     * How load counts.
     *
     * @param queueThresholdTokens T, the tokens from which an endpoint scores 0, 1 or more
     * @param inFlightLoadProducerName the producer that tells the tokens in flight
     * @param prefixMatchInfoProducerName the producer that tells what is in the caches
     */
    public record Parameters(
            @Default("4194304") long queueThresholdTokens,
            @Default("inflight-load-producer") String inFlightLoadProducerName,
            @Default("approx-prefix-cache-producer") String prefixMatchInfoProducerName) {
        public Parameters {
            if (queueThresholdTokens < 1) {
                throw new IllegalArgumentException(
                        "wanted queueThresholdTokens of 1 or more, found " + queueThresholdTokens);
            }
        }
    }

    @Override
    public String type() {
        return "token-load-scorer";
    }

    @Override
    public Class<Parameters> parametersType() {
        return Parameters.class;
    }

    @Override
    public Scorer create(Parameters parameters, PluginContext context) {
        return new TokenLoadScorer(
                context.producers().need(InFlightLoad.class, parameters.inFlightLoadProducerName()),
                context.producers().need(PrefixMatches.class, parameters.prefixMatchInfoProducerName()),
                parameters.queueThresholdTokens());
    }
}
