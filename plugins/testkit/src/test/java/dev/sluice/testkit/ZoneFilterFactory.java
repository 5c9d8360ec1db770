package dev.sluice.testkit;

import dev.sluice.spi.Filter;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PluginFactory;

/** A well-behaved filter to hold the contract against: keeps the endpoints of one zone. */
public final class ZoneFilterFactory implements PluginFactory<ZoneFilterFactory.Parameters> {
    /** The zone to keep. */
    public record Parameters(String zone) {
        public Parameters {
            if (zone.isEmpty()) {
                throw new IllegalArgumentException("wanted a zone");
            }
        }
    }

    @Override
    public String type() {
        return "zone-filter";
    }

    @Override
    public Class<Parameters> parametersType() {
        return Parameters.class;
    }

    @Override
    public Filter create(Parameters parameters, PluginContext context) {
        return (request, candidates) ->
                endpoint -> parameters.zone().equals(endpoint.labels().get("zone"));
    }
}
