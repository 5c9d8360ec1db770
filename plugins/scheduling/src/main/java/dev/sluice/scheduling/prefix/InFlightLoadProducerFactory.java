package dev.sluice.scheduling.prefix;

import dev.sluice.spi.DataProducer;
import dev.sluice.spi.Default;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PluginFactory;
import dev.sluice.spi.PrefixMatches;
import java.util.OptionalInt;

/**
 * {@code inflight-load-producer}: tells {@link dev.sluice.spi.InFlightLoad}. A request counts, from its placement, the
 * tokens of its prompt that are not in the endpoint's prefix cache, and if asked those of its answer. The tokens of prompts
 * alone are over when the answer begins, everything else at its end.
 */
public final class InFlightLoadProducerFactory implements PluginFactory<InFlightLoadProducerFactory.Parameters> {
    /**
     * What counts.
     *
     * @param addEstimatedOutputTokens whether answers count too, by {@code min(outputRatio · promptTokens,} the client's
     *     limit{@code , maxEstimatedOutputTokens)}
     * @param outputRatio tokens of an answer for each token of its prompt, 0 or more
     * @param maxEstimatedOutputTokens tokens that an answer counts at most, 0 or more; no bound where missing
     * @param prefixMatchInfoProducerName the producer that tells what is in the caches
     * @param syncCrossReplicaState whether what the other gateways of a cluster send counts too
     */
    public record Parameters(
            @Default("false") boolean addEstimatedOutputTokens,
            @Default("1.5") double outputRatio,
            OptionalInt maxEstimatedOutputTokens,
            @Default("approx-prefix-cache-producer") String prefixMatchInfoProducerName,
            @Default("true") boolean syncCrossReplicaState) {
        public Parameters {
            if (!(outputRatio >= 0 && outputRatio < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("wanted an outputRatio of 0 or more, found " + outputRatio);
            }
            if (maxEstimatedOutputTokens.orElse(0) < 0) {
                throw new IllegalArgumentException(
                        "wanted maxEstimatedOutputTokens of 0 or more, found " + maxEstimatedOutputTokens.getAsInt());
            }
        }
    }

    @Override
    public String type() {
        return "inflight-load-producer";
    }

    @Override
    public Class<Parameters> parametersType() {
        return Parameters.class;
    }

    @Override
    public DataProducer create(Parameters parameters, PluginContext context) {
        PrefixMatches matches = context.producers().need(PrefixMatches.class, parameters.prefixMatchInfoProducerName());
        return new InFlightLoadProducer(matches, parameters);
    }
}
