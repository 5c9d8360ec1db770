package dev.sluice.scheduling;

import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PluginFactory;
import dev.sluice.spi.Scorer;

/** {@code session-affinity-scorer}: 1 for the endpoint that served the session before, else 0. */
public final class SessionAffinityScorerFactory implements PluginFactory<SessionParameters> {

    @Override
    public String type() {
        return "session-affinity-scorer";
    }

    @Override
    public Class<SessionParameters> parametersType() {
        return SessionParameters.class;
    }

    @Override
    public Scorer create(SessionParameters parameters, PluginContext context) {
        return new SessionAffinityScorer(parameters.affinity(context), parameters.isOwner());
    }
}
