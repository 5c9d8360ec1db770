package dev.sluice.simulator.settings;

import dev.sluice.spi.Default;

/**
 * The size of a simulated engine, in vLLM's terms.
 *
 * @param maxNumSeqs sequences that run in one batch, 1 to 4096
 * @param maxWaiting sequences that may queue before new ones are answered 429, 0 to 1,000,000
 * @param maxLoras distinct LoRA adapters that fit in one batch, 1 to 1024
 * @param blockSize tokens in one block of the KV cache, 1 to 1024
 * @param blocks blocks of the KV cache, together at least {@code maxModelLen} tokens and at most 4,194,304 blocks
 * @param maxModelLen tokens of prompt and answer together, 2 to 4,194,304
 * @param seed what answers, their lengths, jitter and the dice of faults are drawn from
 */
public record EngineOptions(
        @Default("64") int maxNumSeqs,
        @Default("1000") int maxWaiting,
        @Default("4") int maxLoras,
        @Default("16") int blockSize,
        @Default("4096") int blocks,
        @Default("8192") int maxModelLen,
        @Default("42") long seed) {
    private static final int FOUR_MEBI = 4_194_304;

    public EngineOptions {
        Ranges.check("maxNumSeqs", maxNumSeqs, 1, 4096);
        Ranges.check("maxWaiting", maxWaiting, 0, 1_000_000);
        Ranges.check("maxLoras", maxLoras, 1, 1024);
        Ranges.check("blockSize", blockSize, 1, 1024);
        Ranges.check("blocks", blocks, 1, FOUR_MEBI);
        Ranges.check("maxModelLen", maxModelLen, 2, FOUR_MEBI);
        if ((long) blocks * blockSize < maxModelLen) {
            throw new IllegalArgumentException("blocks: wanted at least "
                    + (maxModelLen + blockSize - 1) / blockSize + " so that one answer of maxModelLen fits, found "
                    + blocks);
        }
    }

    /** A small server: 64 sequences, 65,536 tokens of KV cache, 8,192 tokens of context. */
    public static EngineOptions defaults() {
        return new EngineOptions(64, 1000, 4, 16, 4096, 8192, 42);
    }

    public EngineOptions withMaxNumSeqs(int value) {
        return new EngineOptions(value, maxWaiting, maxLoras, blockSize, blocks, maxModelLen, seed);
    }

    public EngineOptions withMaxWaiting(int value) {
        return new EngineOptions(maxNumSeqs, value, maxLoras, blockSize, blocks, maxModelLen, seed);
    }

    public EngineOptions withMaxLoras(int value) {
        return new EngineOptions(maxNumSeqs, maxWaiting, value, blockSize, blocks, maxModelLen, seed);
    }

    public EngineOptions withSeed(long value) {
        return new EngineOptions(maxNumSeqs, maxWaiting, maxLoras, blockSize, blocks, maxModelLen, value);
    }

    /** Sets the KV cache and the context together, since one must fit in the other. */
    public EngineOptions withCache(int newBlockSize, int newBlocks, int newMaxModelLen) {
        return new EngineOptions(maxNumSeqs, maxWaiting, maxLoras, newBlockSize, newBlocks, newMaxModelLen, seed);
    }
}
