package dev.sluice.scheduling.prefix;

import java.util.Arrays;

/** The blocks that endpoints are thought to have, each with the set of its endpoints, in which there is always one. */
final class BlockHolders {
    private static final int NONE = LongTable.NONE;

    private final int maxBlocks;
    private final LongTable blocks;
    private HolderRows rows;
    /** By block: a row, or the inverse of the only slot. */
    private int[] holders;

    /**
     * Begins without blocks.
     *
     * @param capacity blocks that there is room for at first
     * @param maxBytes what the sets of several endpoints may take together, in bytes
     */
    BlockHolders(int capacity, int maxBlocks, long maxBytes) {
        this.maxBlocks = maxBlocks;
        blocks = new LongTable(capacity);
        rows = new HolderRows(maxBytes, maxBlocks / 2);
        holders = new int[capacity];
        Arrays.fill(holders, NONE);
    }

    int size() {
        return blocks.size();
    }

    long bytes() {
        return blocks.bytes() + rows.bytes() + (long) Integer.BYTES * holders.length;
    }

    /** The number of a block; {@link LongTable#NONE} when nobody has it. */
    int find(long hash) {
        return blocks.find(hash);
    }

    /** The hash of a block that somebody has. */
    long hash(int block) {
        return blocks.key(block);
    }

    /** Longs in a set of endpoints. */
    int width() {
        return rows.width();
    }

    /** Counts every endpoint of a block once. */
    void count(int block, HitCounters hits) {
        int holder = holders[block];
        if (holder < 0) {
            hits.add(~holder);
        } else {
            rows.count(holder, hits);
        }
    }

    /** Numbers a block that nobody had, and says that an endpoint has it. */
    int begin(long hash, int slot) {
        if (blocks.size() == blocks.capacity()) {
            int before = blocks.capacity();
            int capacity = (int) Math.min(maxBlocks, 2L * before);
            blocks.grow(capacity);
            holders = Arrays.copyOf(holders, capacity);
            Arrays.fill(holders, before, capacity, NONE);
        }
        int block = blocks.add(hash);
        holders[block] = ~slot;
        return block;
    }

    /** The only endpoint of a block, where there is no room for a set of several; else -1. */
    int inTheWay(int block) {
        int holder = holders[block];
        return holder < 0 && rows.lent() == rows.limit() ? ~holder : NONE;
    }

    /** Adds an endpoint to a block in whose way nobody is. */
    void add(int block, int slot) {
        int holder = holders[block];
        if (holder < 0) {
            int row = rows.take();
            rows.add(row, ~holder);
            holders[block] = row;
        }
        rows.add(holders[block], slot);
    }

    /** Takes an endpoint from a block, and forgets the block with its last one. */
    void remove(int block, int slot) {
        int holder = holders[block];
        if (holder < 0) {
            holders[block] = NONE;
            blocks.remove(blocks.key(block));
            return;
        }
        rows.remove(holder, slot);
        int only = rows.only(holder);
        if (only >= 0) {
            rows.giveBack(holder);
            holders[block] = ~only;
        }
    }

    /** Whether the sets could all be wider. */
    boolean fit(int width) {
        return rows.lent() <= rows.limit(width);
    }

    /** Widens the sets, which must fit. */
    void widen(int width) {
        rows = rows.widened(width, holders);
    }
}
