package dev.sluice.spi;

import java.util.Arrays;

/**
 * A prompt as a chain of hashes: hash {@code i} stands for everything up to the end of block {@code i}, so two prompts
 * share a prefix of {@code i + 1} blocks exactly when their hashes at {@code i} are equal. A block is
 * {@value #BYTES_PER_BLOCK} bytes of prompt, about 16 tokens; every n-th hash is the chain for blocks n times as long.
 */
public final class PrefixBlocks {
    /** Bytes of prompt in one block. */
    public static final int BYTES_PER_BLOCK = 64;

    /** The chain of an empty prompt. */
    public static final PrefixBlocks NONE = new PrefixBlocks(new long[0]);

    private final long[] hashes;

    private PrefixBlocks(long[] hashes) {
        this.hashes = hashes;
    }

    /** The chain of the first {@code length} hashes of an array, which is copied. */
    public static PrefixBlocks copyOf(long[] hashes, int length) {
        return length == 0 ? NONE : new PrefixBlocks(Arrays.copyOf(hashes, length));
    }

    /** How many blocks the prompt has. */
    public int size() {
        return hashes.length;
    }

    /** The hash of everything up to the end of a block, counted from 0. */
    public long hash(int block) {
        return hashes[block];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PrefixBlocks blocks && Arrays.equals(hashes, blocks.hashes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hashes);
    }

    @Override
    public String toString() {
        return "PrefixBlocks[" + hashes.length + "]";
    }
}
