package dev.sluice.scheduling.precise;

import dev.sluice.spi.Plugin;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PluginFactory;
import dev.sluice.spi.PrefixMatches;
import java.util.Optional;

/**
 * {@code precise-prefix-cache-producer}: tells how much of a prompt each endpoint has, by what the model servers publish of
 * their prefix caches. The longest run of whole blocks from the beginning counts; a block that is not in the accelerator's
 * memory counts 0.8 of one.
 */
public final class PrecisePrefixCacheProducerFactory implements PluginFactory<PreciseParameters> {
    @Override
    public String type() {
        return "precise-prefix-cache-producer";
    }

    @Override
    public Class<PreciseParameters> parametersType() {
        return PreciseParameters.class;
    }

    @Override
    public Plugin create(PreciseParameters parameters, PluginContext context) {
        Optional<PrefixMatches> fallback = parameters.fallbackProducerName().isEmpty()
                ? Optional.empty()
                : Optional.of(context.producers().need(PrefixMatches.class, parameters.fallbackProducerName()));
        return new PrecisePrefixCacheProducer(parameters, context.clock(), fallback);
    }
}
