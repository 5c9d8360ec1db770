package dev.sluice.metrics;

import dev.sluice.spi.CacheShape;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Where an engine tells the shape of its KV cache: in two labels of one series, or in two metrics. */
record CacheSpecs(
        List<MetricSpec> info,
        String blockSizeLabel,
        String blocksLabel,
        List<MetricSpec> blockSize,
        List<MetricSpec> blocks) {
    static CacheSpecs of(EngineConfig config) {
        return new CacheSpecs(
                Engine.specs(config.cacheInfoSpec()),
                config.cacheBlockSizeLabelName(),
                config.cacheNumBlocksLabelName(),
                Engine.specs(config.cacheBlockSizeSpec()),
                Engine.specs(config.cacheNumBlocksSpec()));
    }

    List<MetricSpec> all() {
        return Stream.of(info, blockSize, blocks).flatMap(List::stream).toList();
    }

    /** Blocks are summed over the data-parallel ranks; a block is as large in each of them. */
    Optional<CacheShape> read(Found found) {
        List<Series> infos = found.first(info);
        return shape(largest(labelled(infos, blockSizeLabel)), Ranks.sum(labelled(infos, blocksLabel)))
                .or(() -> shape(largest(found.first(blockSize)), Ranks.sum(found.first(blocks))));
    }

    private static Optional<CacheShape> shape(OptionalDouble tokensPerBlock, OptionalDouble blocks) {
        OptionalInt tokens = Engine.count(tokensPerBlock);
        OptionalInt number = Engine.count(blocks);
        return tokens.isPresent() && tokens.getAsInt() > 0 && number.isPresent()
                ? Optional.of(new CacheShape(tokens.getAsInt(), number.getAsInt()))
                : Optional.empty();
    }

    private static OptionalDouble largest(List<Series> series) {
        return series.stream().mapToDouble(Series::value).max();
    }

    /** The series in which a label is a number, with that number as their value. */
    private List<Series> labelled(List<Series> series, String label) {
        return series.stream()
                .flatMap(one -> Numbers.whole(one.label(label)).map(value -> new Series(one.labels(), value)).stream())
                .toList();
    }
}
