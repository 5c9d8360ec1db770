package dev.sluice.simulator.engine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * All blocks of the KV cache. A block is held by any number of sequences, or free; a free block keeps its contents until
 * it is the one unused for longest and a new block is wanted.
 */
final class BlockPool {
    static final int NONE = -1;

    private final int capacity;
    private final int[] holders;
    private final long[] hashes;
    private final boolean[] cached;
    private final int[] older;
    private final int[] newer;
    private final Map<Long, Integer> blockOfHash = new HashMap<>();
    private final CacheListener listener;
    private int free;

    BlockPool(int capacity, CacheListener listener) {
        this.listener = listener;
        this.capacity = capacity;
        holders = new int[capacity];
        hashes = new long[capacity];
        cached = new boolean[capacity];
        older = new int[capacity + 1];
        newer = new int[capacity + 1];
        Arrays.fill(older, capacity);
        Arrays.fill(newer, capacity);
        for (int block = 0; block < capacity; block++) {
            appendFree(block);
        }
    }

    int capacity() {
        return capacity;
    }

    /** Blocks that no sequence holds. */
    int free() {
        return free;
    }

    /** The block with these contents, or {@link #NONE}. */
    int find(long hash) {
        return blockOfHash.getOrDefault(hash, NONE);
    }

    boolean isFree(int block) {
        return holders[block] == 0;
    }

    /** Holds a block that was found, together with its other holders. */
    void share(int block) {
        if (holders[block]++ == 0) {
            removeFree(block);
        }
    }

    /** Holds the block unused for longest, whose contents are lost; there must be a free one. */
    int take() {
        int block = newer[capacity];
        removeFree(block);
        holders[block] = 1;
        if (cached[block]) {
            cached[block] = false;
            blockOfHash.remove(hashes[block]);
            listener.removed(hashes[block]);
        }
        return block;
    }

    /** Makes a full block's contents known, unless another block has the same; says whether it is news. */
    boolean seal(int block, long hash) {
        if (cached[block] || blockOfHash.putIfAbsent(hash, block) != null) {
            return false;
        }
        cached[block] = true;
        hashes[block] = hash;
        return true;
    }

    void release(int block) {
        if (--holders[block] == 0) {
            appendFree(block);
        }
    }

    private void appendFree(int block) {
        int newest = older[capacity];
        newer[newest] = block;
        older[block] = newest;
        newer[block] = capacity;
        older[capacity] = block;
        free++;
    }

    private void removeFree(int block) {
        newer[older[block]] = newer[block];
        older[newer[block]] = older[block];
        free--;
    }
}
