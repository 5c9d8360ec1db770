package dev.sluice.scheduling;

import dev.sluice.spi.NoParameters;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PluginFactory;
import dev.sluice.spi.Scorer;

/**
 * {@code kv-cache-utilization-scorer}: prefers the endpoints with the most KV cache free, {@code 1 − kvCacheUsage}. An
 * unknown usage is taken for the greatest known one, as unknown is not zero; where none is known, all score 1.
 */
public final class KvCacheUtilizationScorerFactory implements PluginFactory<NoParameters> {
    @Override
    public String type() {
        return "kv-cache-utilization-scorer";
    }

    @Override
    public Class<NoParameters> parametersType() {
        return NoParameters.class;
    }

    @Override
    public Scorer create(NoParameters parameters, PluginContext context) {
        return new KvCacheUtilizationScorer();
    }
}
