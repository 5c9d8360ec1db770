package dev.sluice.scheduling;

import dev.sluice.spi.Default;
import dev.sluice.spi.Filter;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PluginFactory;
import java.util.List;
import java.util.Set;

/** {@code by-label}: keeps the endpoints whose label has one of some values; {@code label-selector-filter} says it better. */
public final class ByLabelFactory implements PluginFactory<ByLabelFactory.Parameters> {
    /**
     * Which values count.
     *
     * @param label key of the label
     * @param validValues the values to keep
     * @param allowsNoLabel whether endpoints without the label are kept
     */
    public record Parameters(
            String label,
            @Default("[]") List<String> validValues,
            @Default("false") boolean allowsNoLabel) {
        public Parameters {
            validValues = List.copyOf(validValues);
            if (label.isEmpty()) {
                throw new IllegalArgumentException("wanted the key of a label, found an empty label");
            }
            if (validValues.isEmpty() && !allowsNoLabel) {
                throw new IllegalArgumentException(
                        "wanted validValues or allowsNoLabel, found neither, which would keep no endpoint");
            }
        }
    }

    @Override
    public String type() {
        return "by-label";
    }

    @Override
    public Class<Parameters> parametersType() {
        return Parameters.class;
    }

    @Override
    public Filter create(Parameters parameters, PluginContext context) {
        return new LabelFilter(parameters.label(), Set.copyOf(parameters.validValues()), parameters.allowsNoLabel());
    }
}
