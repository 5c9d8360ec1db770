package dev.sluice.metrics;

import dev.sluice.spi.Default;
import java.util.stream.Stream;

/**
 * What a kind of model server calls its metrics, in the shape of an llm-d {@code engineConfigs} entry. Each spec is
 * {@code name} or {@code name{label=value,…}}; an empty one says that the engine has no such metric.
 *
 * @param name what the label {@code llm-d.ai/engine-type} of an endpoint says
 * @param queuedRequestsSpec requests waiting
 * @param runningRequestsSpec requests being worked on
 * @param kvUsageSpec share of the KV cache in use, 0 to 1
 * @param loraSpec series with labels {@code max_lora}, {@code running_lora_adapters}, {@code waiting_lora_adapters} and
 *     the time of the last change as value
 * @param cacheInfoSpec series whose labels tell the shape of the KV cache
 * @param cacheBlockSizeLabelName its label for tokens per block
 * @param cacheNumBlocksLabelName its label for the number of blocks
 * @param cacheBlockSizeSpec tokens per block, where they are a metric of their own
 * @param cacheNumBlocksSpec number of blocks, where it is a metric of its own
 */
public record EngineConfig(
        String name,
        @Default("") String queuedRequestsSpec,
        @Default("") String runningRequestsSpec,
        @Default("") String kvUsageSpec,
        @Default("") String loraSpec,
        @Default("") String cacheInfoSpec,
        @Default("block_size") String cacheBlockSizeLabelName,
        @Default("num_gpu_blocks") String cacheNumBlocksLabelName,
        @Default("") String cacheBlockSizeSpec,
        @Default("") String cacheNumBlocksSpec) {
    public EngineConfig {
        if (name.isBlank()) {
            throw new IllegalArgumentException("wanted a name for the engine");
        }
        Stream.of(
                        queuedRequestsSpec,
                        runningRequestsSpec,
                        kvUsageSpec,
                        loraSpec,
                        cacheInfoSpec,
                        cacheBlockSizeSpec,
                        cacheNumBlocksSpec)
                .forEach(MetricSpec::parse);
    }
}
