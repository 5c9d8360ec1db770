package dev.sluice.scheduling;

import dev.sluice.spi.Filter;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PluginFactory;

/** {@code session-affinity-filter}: keeps the endpoint that served the session before; all where it is unknown or gone. */
public final class SessionAffinityFilterFactory implements PluginFactory<SessionParameters> {

    @Override
    public String type() {
        return "session-affinity-filter";
    }

    @Override
    public Class<SessionParameters> parametersType() {
        return SessionParameters.class;
    }

    @Override
    public Filter create(SessionParameters parameters, PluginContext context) {
        return new SessionAffinityFilter(parameters.affinity(context), parameters.isOwner());
    }
}
