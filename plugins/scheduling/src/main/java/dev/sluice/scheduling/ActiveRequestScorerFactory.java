package dev.sluice.scheduling;

import dev.sluice.spi.Default;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PluginFactory;
import dev.sluice.spi.Scorer;
import java.util.Optional;

/**
 * {@code active-request-scorer}: prefers the endpoints with the fewest requests of this gateway in flight. Up to
 * {@code idleThreshold} of them score 1; beyond, {@code (most − active) / most · maxBusyScore} over the candidates.
 */
public final class ActiveRequestScorerFactory implements PluginFactory<ActiveRequestScorerFactory.Parameters> {
    /**
     * How busy counts.
     *
     * @param idleThreshold requests in flight up to which an endpoint counts as idle, 0 or more
     * @param maxBusyScore the score that busy endpoints stay below, 0 to 1
     * @param requestTimeout has no effect; accepted because older configurations carry it
     */
    public record Parameters(
            @Default("0") int idleThreshold, @Default("1.0") double maxBusyScore, Optional<String> requestTimeout) {
        public Parameters {
            if (idleThreshold < 0) {
                throw new IllegalArgumentException("wanted an idleThreshold of 0 or more, found " + idleThreshold);
            }
            if (!(maxBusyScore >= 0 && maxBusyScore <= 1)) {
                throw new IllegalArgumentException("wanted a maxBusyScore from 0 to 1, found " + maxBusyScore);
            }
        }
    }

    @Override
    public String type() {
        return "active-request-scorer";
    }

    @Override
    public Class<Parameters> parametersType() {
        return Parameters.class;
    }

    @Override
    public Scorer create(Parameters parameters, PluginContext context) {
        return new ActiveRequestScorer(parameters.idleThreshold(), parameters.maxBusyScore());
    }
}
