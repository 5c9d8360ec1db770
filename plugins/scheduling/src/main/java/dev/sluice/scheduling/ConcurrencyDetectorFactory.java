package dev.sluice.scheduling;

import dev.sluice.spi.Default;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.Filter;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PluginFactory;
import java.util.function.Predicate;

/**
 * {@code concurrency-detector}, as a filter: keeps the endpoints where this gateway has less in flight than
 * {@code maxConcurrency · (1 + headroom)} requests or {@code maxTokenConcurrency · (1 + headroom)} tokens, rounded down;
 * with {@code hybrid}, less than both. It may keep none.
 */
public final class ConcurrencyDetectorFactory implements PluginFactory<ConcurrencyDetectorFactory.Parameters> {
    /** What is counted. */
    public enum Mode {
        REQUESTS,
        TOKENS,
        HYBRID
    }

    /**
     * How much at once.
     *
     * @param concurrencyMode what is counted
     * @param maxConcurrency requests in flight at one endpoint, 1 or more
     * @param maxTokenConcurrency estimated tokens in flight at one endpoint, 1 or more
     * @param headroom part of the limits that may be used on top, 0 or more
     */
    public record Parameters(
            @Default("requests") Mode concurrencyMode,
            @Default("100") long maxConcurrency,
            @Default("1000000") long maxTokenConcurrency,
            @Default("0") double headroom) {
        public Parameters {
            if (maxConcurrency < 1 || maxTokenConcurrency < 1) {
                throw new IllegalArgumentException("wanted maxConcurrency and maxTokenConcurrency of 1 or more, found "
                        + maxConcurrency + " and " + maxTokenConcurrency);
            }
            if (!(headroom >= 0)) {
                throw new IllegalArgumentException("wanted a headroom of 0 or more, found " + headroom);
            }
        }
    }

    @Override
    public String type() {
        return "concurrency-detector";
    }

    @Override
    public Class<Parameters> parametersType() {
        return Parameters.class;
    }

    @Override
    public Filter create(Parameters parameters, PluginContext context) {
        double share = 1 + parameters.headroom();
        boolean byRequests = parameters.concurrencyMode() != Mode.TOKENS;
        boolean byTokens = parameters.concurrencyMode() != Mode.REQUESTS;
        long requests = byRequests ? (long) (parameters.maxConcurrency() * share) : Long.MAX_VALUE;
        long tokens = byTokens ? (long) (parameters.maxTokenConcurrency() * share) : Long.MAX_VALUE;
        Predicate<Endpoint> test =
                endpoint -> endpoint.inFlightRequests() < requests && endpoint.inFlightTokens() < tokens;
        return (request, candidates) -> test;
    }
}
