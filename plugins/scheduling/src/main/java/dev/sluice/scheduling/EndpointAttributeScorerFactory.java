package dev.sluice.scheduling;

import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PluginFactory;
import dev.sluice.spi.Scorer;
import java.util.Optional;

/**
 * {@code endpoint-attribute-scorer}: {@code (value − min) / (max − min)}, or 1 less that where less is better. The range is
 * that of the candidates, where equal values score 1, or a fixed one, which clamps. An endpoint without the attribute
 * scores 0.
 */
public final class EndpointAttributeScorerFactory implements PluginFactory<EndpointAttributeScorerFactory.Parameters> {
    /**
     * What is scored.
     *
     * @param attributeKey a {@link Metric} such as {@code waiting-queue}, or {@code label:} and the key of a label
     * @param producer to be left out
     * @param algorithm how its value becomes a score
     */
    public record Parameters(String attributeKey, Optional<String> producer, AttributeScale algorithm) {}

    @Override
    public String type() {
        return "endpoint-attribute-scorer";
    }

    @Override
    public Class<Parameters> parametersType() {
        return Parameters.class;
    }

    @Override
    public Scorer create(Parameters parameters, PluginContext context) {
        return new EndpointAttributeScorer(
                Attribute.of(parameters.attributeKey(), parameters.producer()), parameters.algorithm());
    }
}
