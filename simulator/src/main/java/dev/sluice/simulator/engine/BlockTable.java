package dev.sluice.simulator.engine;

import java.util.Arrays;
import java.util.List;

/** The KV-cache blocks one sequence holds, and the hash of each full block, in order. */
final class BlockTable {
    private int[] blocks = new int[8];
    private long[] hashes = new long[8];
    private int size;
    private int hashed;
    private int sealed;

    int size() {
        return size;
    }

    int block(int index) {
        return blocks[index];
    }

    /** The blocks in order. */
    List<Integer> toList() {
        return Arrays.stream(blocks, 0, size).boxed().toList();
    }

    void add(int block) {
        if (size == blocks.length) {
            blocks = Arrays.copyOf(blocks, size * 2);
        }
        blocks[size++] = block;
    }

    /** How many of the first blocks are known to the prefix cache. */
    int sealed() {
        return sealed;
    }

    void sealed(int count) {
        sealed = count;
    }

    int hashed() {
        return hashed;
    }

    long hash(int index) {
        return hashes[index];
    }

    void addHash(long hash) {
        if (hashed == hashes.length) {
            hashes = Arrays.copyOf(hashes, hashed * 2);
        }
        hashes[hashed++] = hash;
    }

    /** Forgets the blocks; the hashes stay true. */
    void clear() {
        size = 0;
        sealed = 0;
    }
}
