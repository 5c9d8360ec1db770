package dev.sluice.scheduling.prefix;

import dev.sluice.spi.Default;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PluginFactory;
import dev.sluice.spi.PrefixMatches;
import dev.sluice.spi.Scorer;
import java.util.Optional;

/**
 * {@code no-hit-lru-scorer}: spreads the requests whose beginning no candidate has in its prefix cache. Of n candidates,
 * those that never had such a request come first, then those whose last one is longest ago; the one in place i, counted from
 * 0, scores {@code 1 − i / (n − 1)}, a single one 1. Where some candidate has a block of the prompt, all score 0.5.
 */
public final class NoHitLruScorerFactory implements PluginFactory<NoHitLruScorerFactory.Parameters> {
    /**
     * What is remembered.
     *
     * @param lruSize endpoints remembered as used, 1 or more; the longest unused is forgotten
     * @param prefixMatchInfoProducerName the producer that tells what is in the caches
     * @param prefixPluginName an older key for the same
     * @param prefixPluginType an older key for the same
     */
    public record Parameters(
            @Default("1024") int lruSize,
            Optional<String> prefixMatchInfoProducerName,
            Optional<String> prefixPluginName,
            Optional<String> prefixPluginType) {
        public Parameters {
            if (lruSize < 1) {
                throw new IllegalArgumentException("wanted an lruSize of 1 or more, found " + lruSize);
            }
        }

        private String producer() {
            return prefixMatchInfoProducerName
                    .or(() -> prefixPluginName)
                    .or(() -> prefixPluginType)
                    .orElse("approx-prefix-cache-producer");
        }
    }

    @Override
    public String type() {
        return "no-hit-lru-scorer";
    }

    @Override
    public Class<Parameters> parametersType() {
        return Parameters.class;
    }

    @Override
    public Scorer create(Parameters parameters, PluginContext context) {
        PrefixMatches matches = context.producers().need(PrefixMatches.class, parameters.producer());
        return new NoHitLruScorer(matches, parameters.lruSize());
    }
}
