package dev.sluice.scheduling;

import dev.sluice.spi.NoParameters;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PluginFactory;
import dev.sluice.spi.Scorer;

/**
 * {@code lora-affinity-scorer}: 1 where the adapter that the request names is running; else 0.8 where running and waiting
 * adapters together are fewer than the server holds; else 0.6 where the adapter is waiting; else 0.
 *
 * <p>A request that names the base model finds its name among no server's adapters and so scores 0.8 where there is room
 * for an adapter, else 0. An endpoint that says nothing of adapters scores 0; in a pool without adapters all do, and the
 * other scorers decide.
 */
public final class LoraAffinityScorerFactory implements PluginFactory<NoParameters> {
    @Override
    public String type() {
        return "lora-affinity-scorer";
    }

    @Override
    public Class<NoParameters> parametersType() {
        return NoParameters.class;
    }

    @Override
    public Scorer create(NoParameters parameters, PluginContext context) {
        return new LoraAffinityScorer();
    }
}
