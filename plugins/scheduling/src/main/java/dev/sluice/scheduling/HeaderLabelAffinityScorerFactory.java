package dev.sluice.scheduling;

import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PluginFactory;
import dev.sluice.spi.Scorer;

/**
 * {@code header-label-affinity-scorer}: 1 where an endpoint's label equals a header of the request, else 0; 0 for all
 * without the header.
 */
public final class HeaderLabelAffinityScorerFactory
        implements PluginFactory<HeaderLabelAffinityScorerFactory.Parameters> {
    /**
     * What is compared.
     *
     * @param headerName a header of the request that begins with {@code x-}
     * @param labelKey key of the endpoints' label
     */
    public record Parameters(String headerName, String labelKey) {
        public Parameters {
            headerName = VisibleHeader.named("headerName", headerName);
            if (labelKey.isEmpty()) {
                throw new IllegalArgumentException("wanted the key of a label, found an empty labelKey");
            }
        }
    }

    @Override
    public String type() {
        return "header-label-affinity-scorer";
    }

    @Override
    public Class<Parameters> parametersType() {
        return Parameters.class;
    }

    @Override
    public Scorer create(Parameters parameters, PluginContext context) {
        String header = parameters.headerName();
        String label = parameters.labelKey();
        return (request, candidates) -> {
            String wanted = request.headers().get(header);
            if (wanted == null) {
                return endpoint -> 0;
            }
            return endpoint -> wanted.equals(endpoint.labels().get(label)) ? 1 : 0;
        };
    }
}
