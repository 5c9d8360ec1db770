package dev.sluice.scheduling;

import dev.sluice.spi.NoParameters;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PluginFactory;
import dev.sluice.spi.Sample;
import dev.sluice.spi.Scorer;

/**
 * {@code running-requests-size-scorer}: prefers the endpoints working on the fewest requests,
 * {@code (most − running) / (most − least)} over the candidates. All equal, or all unknown: 1. An unknown number is taken
 * for the greatest known one, as unknown is not zero.
 */
public final class RunningRequestsSizeScorerFactory implements PluginFactory<NoParameters> {
    @Override
    public String type() {
        return "running-requests-size-scorer";
    }

    @Override
    public Class<NoParameters> parametersType() {
        return NoParameters.class;
    }

    @Override
    public Scorer create(NoParameters parameters, PluginContext context) {
        return new FewestScorer(Sample::runningRequests);
    }
}
