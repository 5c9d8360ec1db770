package dev.sluice.scheduling;

import dev.sluice.spi.Default;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.Filter;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PluginFactory;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** {@code endpoint-attribute-filter}: keeps the endpoints of which a number passes a comparison. */
public final class EndpointAttributeFilterFactory implements PluginFactory<EndpointAttributeFilterFactory.Parameters> {
    /** What becomes of endpoints without the attribute. */
    public enum OnMissing {
        PASS,
        FAIL
    }

    /**
     * What is compared.
     *
     * @param attribute a {@link Metric} such as {@code waiting-queue}, or {@code label:} and the key of a label
     * @param producer to be left out
     * @param onMissing whether endpoints without it are kept
     * @param fallbackOnEmpty whether all are kept where none passes
     * @param algorithm the comparison
     */
    public record Parameters(
            String attribute,
            Optional<String> producer,
            @Default("pass") OnMissing onMissing,
            @Default("false") boolean fallbackOnEmpty,
            AttributeComparison algorithm) {}

    @Override
    public String type() {
        return "endpoint-attribute-filter";
    }

    @Override
    public Class<Parameters> parametersType() {
        return Parameters.class;
    }

    @Override
    public Filter create(Parameters parameters, PluginContext context) {
        ToDoubleFunction<Endpoint> attribute = Attribute.of(parameters.attribute(), parameters.producer());
        boolean unknown = parameters.onMissing() == OnMissing.PASS;
        Predicate<Endpoint> test = endpoint -> {
            double value = attribute.applyAsDouble(endpoint);
            return Double.isNaN(value) ? unknown : parameters.algorithm().passes(value);
        };
        return (request, candidates) -> parameters.fallbackOnEmpty() ? Fallback.toAll(test, candidates) : test;
    }
}
