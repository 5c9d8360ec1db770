package dev.sluice.simulator.engine;

/** Gives sequences their blocks, and lets those that begin alike share them. */
final class KvCache {
    private final int blockSize;
    private final BlockPool pool;
    private final CacheListener listener;

    KvCache(int blockSize, int blocks, CacheListener listener) {
        this.blockSize = blockSize;
        this.listener = listener;
        this.pool = new BlockPool(blocks, listener);
    }

    /** Share of the blocks that sequences hold, 0 to 1. */
    double usage() {
        return 1 - (double) pool.free() / pool.capacity();
    }

    /**
     * Gives a sequence the blocks of its prefill, the cached ones first, and sets how many tokens are already computed.
     *
     * @return whether there were enough blocks; if not, nothing has changed
     */
    boolean admit(Sequence sequence) {
        int target = sequence.prefillTarget();
        int wanted = (target + blockSize - 1) / blockSize;
        int hits = hits(sequence, (target - 1) / blockSize);
        if (pool.free() - freeAmong(sequence, hits) < wanted - hits) {
            return false;
        }
        for (int index = 0; index < hits; index++) {
            int block = pool.find(sequence.blocks.hash(index));
            pool.share(block);
            sequence.blocks.add(block);
        }
        for (int index = hits; index < wanted; index++) {
            sequence.blocks.add(pool.take());
        }
        sequence.blocks.sealed(hits);
        sequence.target = target;
        sequence.computed = hits * blockSize;
        return true;
    }

    /** Gives a sequence a block for its next token if it needs one; false when none is free. */
    boolean grow(Sequence sequence) {
        if (sequence.computed < sequence.blocks.size() * blockSize) {
            return true;
        }
        if (pool.free() == 0) {
            return false;
        }
        sequence.blocks.add(pool.take());
        return true;
    }

    /** Makes the blocks that have become full known to sequences to come. */
    void seal(Sequence sequence) {
        BlockTable table = sequence.blocks;
        int full = sequence.computed / blockSize;
        int news = table.sealed();
        for (int index = table.sealed(); index < full; index++) {
            if (!pool.seal(table.block(index), hash(sequence, index))) {
                tell(sequence, news, index);
                news = index + 1;
            }
        }
        tell(sequence, news, Math.max(full, news));
        table.sealed(Math.max(full, table.sealed()));
    }

    /** Takes all blocks back, the last first, so that the beginnings of prompts stay cached for longest. */
    void release(Sequence sequence) {
        for (int index = sequence.blocks.size() - 1; index >= 0; index--) {
            pool.release(sequence.blocks.block(index));
        }
        sequence.blocks.clear();
    }

    private void tell(Sequence sequence, int from, int to) {
        if (from == to || listener == CacheListener.NONE) {
            return;
        }
        long[] hashes = new long[to - from];
        int[] tokens = new int[hashes.length * blockSize];
        for (int index = 0; index < hashes.length; index++) {
            hashes[index] = hash(sequence, from + index);
        }
        for (int index = 0; index < tokens.length; index++) {
            tokens[index] = sequence.token(from * blockSize + index);
        }
        long parent = from == 0 ? 0 : hash(sequence, from - 1);
        listener.stored(hashes, parent, tokens, sequence.work().adapter());
    }

    private int hits(Sequence sequence, int atMost) {
        int hits = 0;
        while (hits < atMost && pool.find(hash(sequence, hits)) != BlockPool.NONE) {
            hits++;
        }
        return hits;
    }

    private int freeAmong(Sequence sequence, int hits) {
        int free = 0;
        for (int index = 0; index < hits; index++) {
            free += pool.isFree(pool.find(sequence.blocks.hash(index))) ? 1 : 0;
        }
        return free;
    }

    private long hash(Sequence sequence, int index) {
        BlockTable table = sequence.blocks;
        while (table.hashed() <= index) {
            int block = table.hashed();
            long hash = block == 0 ? sequence.work().adapter().hashCode() : table.hash(block - 1);
            for (int position = block * blockSize; position < (block + 1) * blockSize; position++) {
                hash = mixed(hash ^ sequence.token(position));
            }
            table.addHash(hash);
        }
        return table.hash(index);
    }

    /** The finalizer of SplitMix64: every bit of the input changes about half the bits of the output. */
    private static long mixed(long value) {
        long mixed = (value + 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
