package dev.sluice.scheduling.prefix;

import dev.sluice.spi.PrefixBlocks;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Which blocks each endpoint is thought to have in its prefix cache: pairs of a block's hash and an endpoint's slot, and for
 * each block the set of its endpoints. A pair takes {@value #BYTES_PER_PAIR} bytes of room, its block's included; a block
 * that several endpoints have takes one bit more for each endpoint of the pool.
 *
 * <p>The room is bounded in bytes: three quarters are for pairs, one quarter for those bits. Where the pairs are used up,
 * room is taken from the endpoint at hand when it has more than an equal share, else from another that has, the least
 * recently used first. Where the bits are used up, a block counts for its latest endpoint only. Arrays begin small and are
 * doubled; while one is copied, its old form is there too.
 */
public final class PrefixIndex {
    /** Bytes for a pair: its number, its block's number, its place in the order of use, the block's set of endpoints. */
    public static final int BYTES_PER_PAIR = 2 * LongTable.BYTES_PER_KEY + Recency.BYTES_PER_ENTRY + Integer.BYTES;

    private static final int FIRST_CAPACITY = 1024;
    private static final int NONE = LongTable.NONE;

    private final int maxPairs;
    private final LongTable pairs;
    private final LongTable blocks;
    private final Recency recency;
    private HolderRows rows;
    /** The pairs that are sure. */
    private BitSet sure;
    /** By block: a row, or the inverse of the only slot. */
    private int[] holders;

    /**
     * An empty index.
     *
     * @param maxBytes bytes that its arrays take at most, 64 KiB to 16 GiB; besides, 12 bytes for each endpoint
     */
    public PrefixIndex(long maxBytes) {
        maxPairs = (int) (maxBytes / 4 * 3 * Byte.SIZE / (BYTES_PER_PAIR * Byte.SIZE + 1));
        int capacity = Math.min(FIRST_CAPACITY, maxPairs);
        pairs = new LongTable(capacity);
        blocks = new LongTable(capacity);
        recency = new Recency(capacity);
        sure = new BitSet(capacity);
        rows = new HolderRows(maxBytes / 4, maxPairs / 2);
        holders = new int[capacity];
        Arrays.fill(holders, NONE);
    }

    /** How many pairs there may be at most. */
    public int maxPairs() {
        return maxPairs;
    }

    /** How many pairs of a block and an endpoint there are. */
    public int pairs() {
        return pairs.size();
    }

    /** How many blocks there are. */
    public int blocks() {
        return blocks.size();
    }

    /** What the arrays take at present, in bytes. */
    public long bytes() {
        return pairs.bytes()
                + blocks.bytes()
                + recency.bytes()
                + rows.bytes()
                + sure.size() / Byte.SIZE
                + (long) Integer.BYTES * holders.length;
    }

    /**
     * Walks a prompt until a block that no endpoint has, and counts each block for every endpoint that has it.
     *
     * @param hits set to the blocks that each endpoint has
     */
    public void match(PrefixBlocks prompt, Span span, HitCounters hits) {
        hits.reset(rows.width(), span.length());
        for (int block = 0; block < span.length(); block++) {
            int known = blocks.find(span.hash(prompt, block));
            if (known == NONE) {
                return;
            }
            int holder = holders[known];
            if (holder < 0) {
                hits.add(~holder);
            } else {
                rows.count(holder, hits);
            }
        }
    }

    /**
     * Takes down that an endpoint has a prompt's blocks. The first ones count as used last, so that a prompt is forgotten
     * from its end.
     *
     * @param isSure whether the endpoint is known to have them, rather than about to
     */
    public void add(int slot, PrefixBlocks prompt, Span span, boolean isSure) {
        makeRoomFor(slot);
        int length = Math.min(span.length(), Math.min(span.limit(), maxPairs));
        for (int block = length - 1; block >= 0; block--) {
            int pair = used(slot, span.hash(prompt, block), span.limit());
            if (isSure) {
                sure.set(pair);
            }
        }
    }

    /** Takes back of a prompt what was never sure. */
    public void takeBack(int slot, PrefixBlocks prompt, Span span) {
        for (int block = 0; block < span.length(); block++) {
            int known = blocks.find(span.hash(prompt, block));
            int pair = known == NONE ? NONE : pairs.find(key(known, slot));
            if (pair != NONE && !sure.get(pair)) {
                remove(pair);
            }
        }
    }

    /** Forgets all of an endpoint. */
    public void purge(int slot) {
        if (slot < recency.slots()) {
            while (recency.held(slot) > 0) {
                remove(recency.oldest(slot));
            }
        }
    }

    /** How many blocks an endpoint has. */
    int held(int slot) {
        return slot < recency.slots() ? recency.held(slot) : 0;
    }

    private int used(int slot, long hash, int limit) {
        int known = blocks.find(hash);
        int pair = known == NONE ? NONE : pairs.find(key(known, slot));
        if (pair != NONE) {
            recency.touch(slot, pair);
            return pair;
        }
        while (recency.held(slot) >= limit) {
            remove(recency.oldest(slot));
        }
        makeRoom(slot);
        int block = blocks.find(hash);
        block = block == NONE ? begun(hash, slot) : shared(block, slot);
        int fresh = pairs.add(key(block, slot));
        sure.clear(fresh);
        recency.add(slot, fresh);
        return fresh;
    }

    private int begun(long hash, int slot) {
        if (blocks.size() == blocks.capacity()) {
            growBlocks();
        }
        int block = blocks.add(hash);
        holders[block] = ~slot;
        return block;
    }

    /** Adds an endpoint to a block that has some; in place of the only one where there is no room for a set. */
    private int shared(int block, int slot) {
        int holder = holders[block];
        if (holder < 0 && rows.lent() == rows.limit()) {
            long hash = blocks.key(block);
            remove(pairs.find(key(block, ~holder)));
            return begun(hash, slot);
        }
        if (holder < 0) {
            int row = rows.take();
            rows.add(row, ~holder);
            holders[block] = row;
        }
        rows.add(holders[block], slot);
        return block;
    }

    private void remove(int pair) {
        long key = pairs.key(pair);
        int block = (int) (key >>> Integer.SIZE);
        int slot = (int) key;
        recency.remove(slot, pair);
        pairs.remove(key);
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

    private void makeRoom(int slot) {
        if (pairs.size() < pairs.capacity()) {
            return;
        }
        if (pairs.capacity() == maxPairs) {
            evict(slot);
            return;
        }
        int capacity = (int) Math.min(maxPairs, 2L * pairs.capacity());
        pairs.grow(capacity);
        recency.growEntries(capacity);
        BitSet before = sure;
        sure = new BitSet(capacity);
        sure.or(before);
    }

    private void growBlocks() {
        int before = blocks.capacity();
        int capacity = (int) Math.min(maxPairs, 2L * before);
        blocks.grow(capacity);
        holders = Arrays.copyOf(holders, capacity);
        Arrays.fill(holders, before, capacity, NONE);
    }

    private void evict(int slot) {
        remove(recency.oldest(recency.giver(slot, pairs.size())));
    }

    private void makeRoomFor(int slot) {
        if (slot < recency.slots()) {
            return;
        }
        int slots = Math.max(64, Integer.highestOneBit(slot) * 2);
        recency.growSlots(slots);
        int width = slots / 64;
        if (width > rows.width()) {
            while (rows.lent() > rows.limit(width)) {
                evict(slot);
            }
            rows = rows.widened(width, holders);
        }
    }

    private static long key(int block, int slot) {
        return (long) block << Integer.SIZE | slot;
    }
}
