package dev.sluice.scheduling;

import dev.sluice.spi.Default;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PluginFactory;
import dev.sluice.spi.Scorer;

/**
 * {@code load-aware-scorer}: half a point for an empty queue, less for each waiting request, none from {@code threshold} on:
 * {@code 0.5 · (1 − min(waiting, threshold) / threshold)}. An unknown queue is taken for the longest known one.
 */
public final class LoadAwareScorerFactory implements PluginFactory<LoadAwareScorerFactory.Parameters> {
    /**
     * How long a queue may be.
     *
     * @param threshold waiting requests from which on the score is 0, 1 or more
     */
    public record Parameters(@Default("128") int threshold) {
        public Parameters {
            if (threshold < 1) {
                throw new IllegalArgumentException("wanted a threshold of 1 or more, found " + threshold);
            }
        }
    }

    @Override
    public String type() {
        return "load-aware-scorer";
    }

    @Override
    public Class<Parameters> parametersType() {
        return Parameters.class;
    }

    @Override
    public Scorer create(Parameters parameters, PluginContext context) {
        return new LoadAwareScorer(parameters.threshold());
    }
}
