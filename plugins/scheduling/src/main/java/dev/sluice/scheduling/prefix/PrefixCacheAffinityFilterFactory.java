package dev.sluice.scheduling.prefix;

import dev.sluice.spi.Default;
import dev.sluice.spi.Filter;
import dev.sluice.spi.InFlightLoad;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PluginFactory;
import dev.sluice.spi.PrefixMatches;

/**
 * {@code prefix-cache-affinity-filter}: keeps the endpoints that have at least {@code affinityThreshold} of the prompt in
 * their prefix cache; all, where none has, and where the least expected time to first token among those exceeds that among
 * the others by more than {@code maxTTFTPenaltyMs}. The time is the tokens in flight divided by
 * {@code peakPrefillThroughput}.
 */
public final class PrefixCacheAffinityFilterFactory
        implements PluginFactory<PrefixCacheAffinityFilterFactory.Parameters> {
    /** What the time to first token is estimated from. */
    public enum TtftSource {
        /** The tokens in flight at an endpoint and how fast it can take them in. */
        PREFILL_THROUGHPUT,
        /** A model trained on earlier requests, which there is none of. */
        LATENCY_PREDICTOR
    }

    /**
     * When affinity counts.
     *
     * @param affinityThreshold share of the prompt that an endpoint is kept for, up to 1; 0 or less keeps all
     * @param explorationProbability share of the requests for which all are kept, 0 to 1
     * @param maxTTFTPenaltyMs milliseconds that affinity may cost, 0 or more; 0 for whatever it costs
     * @param ttftSource what the time to first token is estimated from
     * @param peakPrefillThroughput tokens that an endpoint takes in per second, more than 0
     * @param prefixMatchInfoProducerName the producer that tells what is in the caches
     * @param inFlightLoadProducerName the producer that tells the tokens in flight
     */
    public record Parameters(
            @Default("0.8") double affinityThreshold,
            @Default("0") double explorationProbability,
            @Default("18000") double maxTTFTPenaltyMs,
            @Default("prefillThroughput") TtftSource ttftSource,
            @Default("15928") double peakPrefillThroughput,
            @Default("approx-prefix-cache-producer") String prefixMatchInfoProducerName,
            @Default("inflight-load-producer") String inFlightLoadProducerName) {
        public Parameters {
            wanted(affinityThreshold <= 1, "an affinityThreshold of 1 or less", affinityThreshold);
            wanted(
                    explorationProbability >= 0 && explorationProbability <= 1,
                    "an explorationProbability from 0 to 1",
                    explorationProbability);
            wanted(maxTTFTPenaltyMs >= 0, "maxTTFTPenaltyMs of 0 or more", maxTTFTPenaltyMs);
            wanted(peakPrefillThroughput > 0, "a peakPrefillThroughput of more than 0", peakPrefillThroughput);
            if (ttftSource == TtftSource.LATENCY_PREDICTOR) {
                throw new IllegalArgumentException("wanted the ttftSource prefillThroughput, found latencyPredictor:"
                        + " there is no latency predictor here");
            }
        }

        private static void wanted(boolean is, String what, double found) {
            if (!is) {
                throw new IllegalArgumentException("wanted " + what + ", found " + found);
            }
        }
    }

    @Override
    public String type() {
        return "prefix-cache-affinity-filter";
    }

    @Override
    public Class<Parameters> parametersType() {
        return Parameters.class;
    }

    @Override
    public Filter create(Parameters parameters, PluginContext context) {
        return new PrefixCacheAffinityFilter(
                context.producers().need(PrefixMatches.class, parameters.prefixMatchInfoProducerName()),
                context.producers().need(InFlightLoad.class, parameters.inFlightLoadProducerName()),
                context.random(),
                parameters);
    }
}
