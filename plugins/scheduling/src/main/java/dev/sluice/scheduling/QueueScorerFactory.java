package dev.sluice.scheduling;

import dev.sluice.spi.NoParameters;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PluginFactory;
import dev.sluice.spi.Sample;
import dev.sluice.spi.Scorer;

/**
 * {@code queue-scorer}: prefers the endpoints with the fewest requests waiting in the server,
 * {@code (most − waiting) / (most − least)} over the candidates. All equal, or all unknown: 1. An unknown queue is taken
 * for the longest known one, as unknown is not zero.
 */
public final class QueueScorerFactory implements PluginFactory<NoParameters> {
    @Override
    public String type() {
        return "queue-scorer";
    }

    @Override
    public Class<NoParameters> parametersType() {
        return NoParameters.class;
    }

    @Override
    public Scorer create(NoParameters parameters, PluginContext context) {
        return new FewestScorer(Sample::waitingRequests);
    }
}
