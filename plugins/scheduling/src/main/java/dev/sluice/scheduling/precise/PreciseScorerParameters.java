package dev.sluice.scheduling.precise;

import dev.sluice.scheduling.precise.PreciseParameters.KvBlockIndexConfig;
import dev.sluice.scheduling.precise.PreciseParameters.KvEventsConfig;
import dev.sluice.scheduling.precise.PreciseParameters.TokenProcessorConfig;
import dev.sluice.spi.Default;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code precise-prefix-cache-scorer} is told: what its producer is, some of it in older places.
 *
 * @param tokenProcessorConfig how blocks are named
 * @param indexerConfig what is kept
 * @param kvEventsConfig where the model servers publish
 * @param speculativeIndexing whether the blocks of a request count as soon as it is placed
 * @param speculativeTTL for how long, unless the model server says so itself
 */
public record PreciseScorerParameters(
        Optional<TokenProcessorConfig> tokenProcessorConfig,
        @Default("{}") OlderIndexerConfig indexerConfig,
        @Default("{}") KvEventsConfig kvEventsConfig,
        @Default("false") boolean speculativeIndexing,
        @Default("2s") Duration speculativeTTL) {
    public PreciseScorerParameters {
        if (tokenProcessorConfig.isPresent()
                && indexerConfig.tokenProcessorConfig().isPresent()) {
            throw new IllegalArgumentException("wanted one tokenProcessorConfig, found another in indexerConfig");
        }
    }

    /** What the producer is told. */
    PreciseParameters ofProducer() {
        return new PreciseParameters(
                tokenProcessorConfig.or(indexerConfig::tokenProcessorConfig).orElse(TokenProcessorConfig.USUAL),
                new PreciseParameters.IndexerConfig(indexerConfig.kvBlockIndexConfig()),
                kvEventsConfig,
                speculativeIndexing || indexerConfig.speculativeIndexing(),
                speculativeTTL,
                "");
    }

    /**
     * What is kept.
     *
     * @param kvBlockIndexConfig where the index is
     * @param tokenProcessorConfig the older place of how blocks are named
     * @param speculativeIndexing the older place of the same
     * @param tokenizersPoolConfig refused: tokens come from {@code token-producer}
     * @param prefixStoreConfig refused: it belongs to the tokenizers
     */
    public record OlderIndexerConfig(
            @Default("{}") KvBlockIndexConfig kvBlockIndexConfig,
            Optional<TokenProcessorConfig> tokenProcessorConfig,
            @Default("false") boolean speculativeIndexing,
            Optional<Map<String, Object>> tokenizersPoolConfig,
            Optional<Map<String, Object>> prefixStoreConfig) {
        public OlderIndexerConfig {
            if (tokenizersPoolConfig.isPresent()) {
                throw new IllegalArgumentException("wanted no tokenizersPoolConfig: the gateway holds no tokenizer, the"
                        + " plugin token-producer asks a model server by vllm.url; found one");
            }
            if (prefixStoreConfig.isPresent()) {
                throw new IllegalArgumentException("wanted no prefixStoreConfig: the gateway holds no tokenizer whose"
                        + " tokens it could store; found one");
            }
        }
    }
}
