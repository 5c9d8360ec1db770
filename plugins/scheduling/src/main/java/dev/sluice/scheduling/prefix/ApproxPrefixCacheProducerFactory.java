package dev.sluice.scheduling.prefix;

import dev.sluice.spi.DataProducer;
import dev.sluice.spi.Default;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PluginFactory;

/**
 * {@code approx-prefix-cache-producer}: tells {@link dev.sluice.spi.PrefixMatches} from where earlier prompts went. A prompt
 * is walked block by block until a block that no endpoint of the pool has; each block counts for every endpoint that has it.
 */
public final class ApproxPrefixCacheProducerFactory
        implements PluginFactory<ApproxPrefixCacheProducerFactory.Parameters> {
    private static final long LEAST_BYTES = 64L << 10;
    private static final long MOST_BYTES = 16L << 30;

    /**
     * How blocks are counted and how many are kept.
     *
     * @param autoTune whether block size and capacity are those that the endpoints report, where they do; the block size is
     *     that of the first candidate that reports one
     * @param blockSizeTokens tokens in one block otherwise, 1 to 1048576; every block size is rounded up to a multiple of 16
     * @param maxPrefixBlocksToMatch blocks of a prompt that are looked at, where {@code maxPrefixTokensToMatch} is 0; 0 for
     *     all
     * @param maxPrefixTokensToMatch tokens of a prompt that are looked at; 0 leaves it to {@code maxPrefixBlocksToMatch}
     * @param lruCapacityPerServer blocks that are remembered of an endpoint that does not report its capacity, 1 or more
     * @param maxIndexBytes bytes that the index of a pool takes at most, 65536 to 17179869184, besides 12 bytes for each
     *     endpoint and the prompts' hashes of the requests that wait for an answer. Of a full index, room is taken from
     *     endpoints that have more than an equal share, the least recently used blocks first
     */
    public record Parameters(
            @Default("true") boolean autoTune,
            @Default("16") int blockSizeTokens,
            @Default("2048") int maxPrefixBlocksToMatch,
            @Default("131072") int maxPrefixTokensToMatch,
            @Default("31250") int lruCapacityPerServer,
            @Default("268435456") long maxIndexBytes) {
        public Parameters {
            atLeast(1, "blockSizeTokens", blockSizeTokens);
            atLeast(0, "maxPrefixBlocksToMatch", maxPrefixBlocksToMatch);
            atLeast(0, "maxPrefixTokensToMatch", maxPrefixTokensToMatch);
            atLeast(1, "lruCapacityPerServer", lruCapacityPerServer);
            if (maxIndexBytes < LEAST_BYTES || maxIndexBytes > MOST_BYTES) {
                throw new IllegalArgumentException(
                        "wanted maxIndexBytes from " + LEAST_BYTES + " to " + MOST_BYTES + ", found " + maxIndexBytes);
            }
            if (blockSizeTokens > BlockPlan.MOST_TOKENS_PER_BLOCK) {
                throw new IllegalArgumentException("wanted blockSizeTokens of " + BlockPlan.MOST_TOKENS_PER_BLOCK
                        + " or less, found " + blockSizeTokens);
            }
        }

        private static void atLeast(int least, String name, int found) {
            if (found < least) {
                throw new IllegalArgumentException("wanted " + name + " of " + least + " or more, found " + found);
            }
        }
    }

    @Override
    public String type() {
        return "approx-prefix-cache-producer";
    }

    @Override
    public Class<Parameters> parametersType() {
        return Parameters.class;
    }

    @Override
    public DataProducer create(Parameters parameters, PluginContext context) {
        return new ApproxPrefixCacheProducer(parameters);
    }
}
