package dev.sluice.scheduling.precise;

import dev.sluice.spi.Plugin;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PluginFactory;

/**
 * {@code precise-prefix-cache-scorer}: {@code precise-prefix-cache-producer} and {@code prefix-cache-scorer} in one, as older
 * configurations have it: {@code matchedBlocks / promptBlocks}. Where nothing is known of the prompt, all score 0.
 */
public final class PrecisePrefixCacheScorerFactory implements PluginFactory<PreciseScorerParameters> {
    @Override
    public String type() {
        return "precise-prefix-cache-scorer";
    }

    @Override
    public Class<PreciseScorerParameters> parametersType() {
        return PreciseScorerParameters.class;
    }

    @Override
    public Plugin create(PreciseScorerParameters parameters, PluginContext context) {
        return new PrecisePrefixCacheScorer(parameters.ofProducer(), context.clock());
    }
}
