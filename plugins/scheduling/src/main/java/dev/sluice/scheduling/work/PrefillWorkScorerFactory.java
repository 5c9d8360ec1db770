package dev.sluice.scheduling.work;

import dev.sluice.spi.Default;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PluginFactory;
import dev.sluice.spi.PrefixMatches;
import dev.sluice.spi.Scorer;
import java.time.Duration;

/**
 * {@code prefill-work-scorer}: prefers the endpoints where the least work is ahead of a request, {@code least / cost} over
 * the candidates. The cost is in tokens of prompt to be computed:
 *
 * <pre>
 * (512 + backlog + waiting others · their usual tokens + uncachedWeight · uncached + payers · lost
 *      + decodeTokens · requests + kvCacheTokens · usage + adapter) · slowness
 * </pre>
 *
 * <p>The backlog is what this gateway and the others of its cluster have sent there and no answer has begun of. Others are
 * the requests that the server's sample shows beyond those of all these; they count less the older the sample is. Requests
 * are all together. Lost are the tokens that are uncached there and cached at the candidate that has most of the prompt. Their payers are those who wait at
 * the candidate where the fewest do, 16 at most: where nobody is idle, computing anew holds up others everywhere. Usage is
 * the share of the KV cache in use; as far as the sample is old or does not say it, the greatest of the candidates. The
 * adapter counts 0 where it is loaded, else a quarter of {@code adapterTokens} where there is room for it, {@code adapterTokens}
 * where another has to go, four times as much where all places are in use. Slowness is the endpoint's time to first byte for
 * its work over that of all, as far as it differs by more than a factor of 1.5.
 */
public final class PrefillWorkScorerFactory implements PluginFactory<PrefillWorkScorerFactory.Parameters> {
    /**
     * What counts for how much.
     *
     * @param uncachedWeight what a token of this request that is not in the endpoint's cache counts beside a token of the
     *     backlog, 1 or more: computing it elsewhere anew costs all, waiting for the backlog only the one who waits
     * @param decodeTokens what a request under way counts, 0 or more
     * @param kvCacheTokens what a KV cache in full use counts, 0 or more; one in half use counts half
     * @param adapterTokens what loading a LoRA adapter in another's place counts, 0 or more
     * @param learnPace whether slow endpoints are found out and sent less
     * @param trustSample age from which a sample counts for nothing, longer than 0
     * @param prefixMatchInfoProducerName the producer that tells what is in the caches
     */
    public record Parameters(
            @Default("3") double uncachedWeight,
            @Default("128") double decodeTokens,
            @Default("60000") double kvCacheTokens,
            @Default("16000") double adapterTokens,
            @Default("true") boolean learnPace,
            @Default("5s") Duration trustSample,
            @Default("approx-prefix-cache-producer") String prefixMatchInfoProducerName) {
        public Parameters {
            check("uncachedWeight", 1, uncachedWeight);
            check("decodeTokens", 0, decodeTokens);
            check("kvCacheTokens", 0, kvCacheTokens);
            check("adapterTokens", 0, adapterTokens);
            if (trustSample.isNegative() || trustSample.isZero()) {
                throw new IllegalArgumentException("wanted trustSample longer than 0, found " + trustSample);
            }
        }

        private static void check(String name, int least, double value) {
            if (!(value >= least && value <= 1e9)) {
                throw new IllegalArgumentException("wanted " + name + " from " + least + " to 1e9, found " + value);
            }
        }
    }

    @Override
    public String type() {
        return "prefill-work-scorer";
    }

    @Override
    public Class<Parameters> parametersType() {
        return Parameters.class;
    }

    @Override
    public Scorer create(Parameters parameters, PluginContext context) {
        PrefixMatches matches = context.producers().need(PrefixMatches.class, parameters.prefixMatchInfoProducerName());
        return new PrefillWorkScorer(parameters, matches, context.clock());
    }
}
