package dev.sluice.scheduling.precise;

import dev.sluice.spi.Default;
import dev.sluice.spi.KvEventSource;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What {@code precise-prefix-cache-producer} is told.
 *
 * @param tokenProcessorConfig how blocks are named
 * @param indexerConfig what is kept
 * @param kvEventsConfig where the model servers publish
 * @param speculativeIndexing whether the blocks of a request count as soon as it is placed
 * @param speculativeTTL for how long, unless the model server says so itself
 * @param fallbackProducerName a plugin that answers for requests whose tokens are not known; empty for none
 */
public record PreciseParameters(
        @Default("{}") TokenProcessorConfig tokenProcessorConfig,
        @Default("{}") IndexerConfig indexerConfig,
        @Default("{}") KvEventsConfig kvEventsConfig,
        @Default("false") boolean speculativeIndexing,
        @Default("2s") Duration speculativeTTL,
        @Default("") String fallbackProducerName) {
    public PreciseParameters {
        if (speculativeTTL.isNegative() || speculativeTTL.isZero()) {
            throw new IllegalArgumentException("wanted a speculativeTTL longer than 0, found " + speculativeTTL);
        }
    }

    /**
     * How blocks are named.
     *
     * @param blockSizeTokens tokens in a block of the model servers, 1 or more; as they say themselves when empty
     * @param blockSize an older name of the same
     * @param hashSeed makes the names of one index differ from another's
     * @param hashAlgorithm has no effect, as the names never leave the gateway
     */
    public record TokenProcessorConfig(
            OptionalInt blockSizeTokens,
            OptionalInt blockSize,
            @Default("") String hashSeed,
            @Default("cbor-fnv") String hashAlgorithm) {
        static final TokenProcessorConfig USUAL =
                new TokenProcessorConfig(OptionalInt.empty(), OptionalInt.empty(), "", "cbor-fnv");

        public TokenProcessorConfig {
            if (blockSizeTokens.orElse(1) < 1 || blockSize.orElse(1) < 1) {
                throw new IllegalArgumentException("wanted a blockSizeTokens of 1 or more");
            }
            if (!hashAlgorithm.equals("cbor-fnv") && !hashAlgorithm.equals("xxh64")) {
                throw new IllegalArgumentException(
                        "wanted a hashAlgorithm of cbor-fnv or xxh64, found " + hashAlgorithm);
            }
        }

        /** Tokens in a block; 0 for what the model servers say. */
        int tokensPerBlock() {
            return blockSizeTokens.orElse(blockSize.orElse(0));
        }
    }

    /** What is kept. */
    public record IndexerConfig(@Default("{}") KvBlockIndexConfig kvBlockIndexConfig) {
        /** Blocks of all endpoints together. */
        long mostBlocks() {
            return kvBlockIndexConfig.inMemoryConfig().size();
        }
    }

    /**
     * Where the index is.
     *
     * @param inMemoryConfig how large it may grow
     * @param enableMetrics has no effect
     * @param metricsLoggingInterval has no effect
     * @param redisConfig refused
     * @param valkeyConfig refused
     * @param costAwareMemoryConfig refused
     */
    public record KvBlockIndexConfig(
            @Default("{}") InMemoryConfig inMemoryConfig,
            @Default("false") boolean enableMetrics,
            OptionalLong metricsLoggingInterval,
            Optional<Map<String, Object>> redisConfig,
            Optional<Map<String, Object>> valkeyConfig,
            Optional<Map<String, Object>> costAwareMemoryConfig) {
        public KvBlockIndexConfig {
            if (redisConfig.isPresent() || valkeyConfig.isPresent() || costAwareMemoryConfig.isPresent()) {
                throw new IllegalArgumentException("wanted inMemoryConfig: every gateway hears the model servers itself"
                        + " and keeps its own index in memory; found a redisConfig, valkeyConfig or"
                        + " costAwareMemoryConfig");
            }
        }
    }

    /**
     * An index in memory.
     *
     * @param size blocks of all endpoints together, 1 or more; further ones are not taken in
     * @param podCacheSize has no effect: every endpoint counts
     */
    public record InMemoryConfig(
            @Default("10000000") long size, @Default("10") int podCacheSize) {
        public InMemoryConfig {
            if (size < 1) {
                throw new IllegalArgumentException("wanted a size of 1 or more, found " + size);
            }
        }
    }

    /**
     * Where the model servers publish.
     *
     * @param topicFilter what topics begin with
     * @param concurrency has no effect
     * @param engineType {@code vllm} or {@code sglang}, which publish alike
     * @param zmqEndpoint refused: the gateway connects to the model servers
     * @param discoverPods always true
     * @param podDiscoveryConfig the ports
     */
    public record KvEventsConfig(
            @Default("kv@") String topicFilter,
            @Default("4") int concurrency,
            @Default("vllm") String engineType,
            @Default("") String zmqEndpoint,
            @Default("true") boolean discoverPods,
            @Default("{}") PodDiscoveryConfig podDiscoveryConfig) {
        public KvEventsConfig {
            if (!engineType.equals("vllm") && !engineType.equals("sglang")) {
                throw new IllegalArgumentException("wanted an engineType of vllm or sglang, found " + engineType);
            }
            if (!zmqEndpoint.isEmpty() || !discoverPods) {
                throw new IllegalArgumentException("wanted no zmqEndpoint, and discoverPods true: the gateway connects"
                        + " to every endpoint of the pool; found "
                        + (discoverPods ? zmqEndpoint : "discoverPods false"));
            }
        }

        KvEventSource source() {
            return new KvEventSource(
                    topicFilter, podDiscoveryConfig.socketPort(), podDiscoveryConfig.replaySocketPort());
        }
    }

    /**
     * The ports.
     *
     * @param socketPort where a model server publishes
     * @param replaySocketPort where it says again what was missed; empty for nowhere
     * @param podLabelSelector has no effect: the pool says which endpoints there are
     * @param podNamespace has no effect, for the same reason
     */
    public record PodDiscoveryConfig(
            @Default("5557") int socketPort,
            OptionalInt replaySocketPort,
            @Default("") String podLabelSelector,
            @Default("") String podNamespace) {}
}
