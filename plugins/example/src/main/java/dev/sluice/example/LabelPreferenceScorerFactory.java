package dev.sluice.example;

import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PluginFactory;
import dev.sluice.spi.Scorer;

/** {@code label-preference-scorer}: 1 where an endpoint's label has the preferred value, else 0. */
public final class LabelPreferenceScorerFactory implements PluginFactory<LabelPreferenceScorerFactory.Parameters> {
    /**
     * What is preferred.
     *
     * @param label the label's key, such as {@code topology.kubernetes.io/zone}
     * @param value the value that is preferred
     */
    public record Parameters(String label, String value) {
        public Parameters {
            if (label.isBlank()) {
                throw new IllegalArgumentException("wanted the name of a label, found none");
            }
        }
    }

    @Override
    public String type() {
        return "label-preference-scorer";
    }

    @Override
    public Class<Parameters> parametersType() {
        return Parameters.class;
    }

    @Override
    public Scorer create(Parameters parameters, PluginContext context) {
        return (request, candidates) ->
                endpoint -> parameters.value().equals(endpoint.labels().get(parameters.label())) ? 1 : 0;
    }
}
