package dev.sluice.scheduling;

import dev.sluice.spi.Default;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.Filter;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PluginFactory;
import java.util.List;
import java.util.function.Predicate;

/**
 * {@code utilization-filter}: leaves out the endpoints of which any number is above its limit. What is not known of an
 * endpoint is below every limit.
 */
public final class UtilizationFilterFactory implements PluginFactory<UtilizationFilterFactory.Parameters> {
    /**
     * A limit.
     *
     * @param metric what is limited
     * @param maxValue the greatest value that is kept, 0 or more
     */
    public record Condition(Metric metric, double maxValue) {
        public Condition {
            if (!(maxValue >= 0)) {
                throw new IllegalArgumentException("wanted a maxValue of 0 or more, found " + maxValue);
            }
        }
    }

    /**
     * The limits.
     *
     * @param conditions one or more
     * @param fallbackOnEmpty whether all are kept where none is within its limits
     */
    public record Parameters(
            List<Condition> conditions, @Default("false") boolean fallbackOnEmpty) {
        public Parameters {
            conditions = List.copyOf(conditions);
            if (conditions.isEmpty()) {
                throw new IllegalArgumentException("wanted one or more conditions, found none");
            }
        }
    }

    @Override
    public String type() {
        return "utilization-filter";
    }

    @Override
    public Class<Parameters> parametersType() {
        return Parameters.class;
    }

    @Override
    public Filter create(Parameters parameters, PluginContext context) {
        Condition[] conditions = parameters.conditions().toArray(Condition[]::new);
        Predicate<Endpoint> test = endpoint -> {
            for (Condition condition : conditions) {
                if (condition.metric().of(endpoint) > condition.maxValue()) {
                    return false;
                }
            }
            return true;
        };
        return (request, candidates) -> parameters.fallbackOnEmpty() ? Fallback.toAll(test, candidates) : test;
    }
}
