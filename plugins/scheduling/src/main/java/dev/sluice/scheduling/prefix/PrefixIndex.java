package dev.sluice.scheduling.prefix;

import dev.sluice.spi.PrefixBlocks;

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
    private final BlockHolders blocks;
    private final Recency recency;
    private final PairMarks marks;
    private final PrefixNews news;

    /**
     * An empty index.
     *
     * @param maxBytes bytes that its arrays take at most, 64 KiB to 16 GiB; besides, 12 bytes for each endpoint
     */
    public PrefixIndex(long maxBytes) {
        this(maxBytes, new PrefixNews());
    }

    /** The same, which takes down what is news to others. */
    PrefixIndex(long maxBytes, PrefixNews news) {
        this.news = news;
        maxPairs = (int) (maxBytes / 4 * 3 * Byte.SIZE / (BYTES_PER_PAIR * Byte.SIZE + PairMarks.BITS_PER_PAIR));
        int capacity = Math.min(FIRST_CAPACITY, maxPairs);
        pairs = new LongTable(capacity);
        blocks = new BlockHolders(capacity, maxPairs, maxBytes / 4);
        recency = new Recency(capacity);
        marks = new PairMarks(capacity);
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
        return pairs.bytes() + blocks.bytes() + recency.bytes() + marks.bytes();
    }

    /**
     * Walks a prompt until a block that no endpoint has, and counts each block for every endpoint that has it.
     *
     * @param hits set to the blocks that each endpoint has
     */
    public void match(PrefixBlocks prompt, Span span, HitCounters hits) {
        hits.reset(blocks.width(), span.length());
        for (int block = 0; block < span.length(); block++) {
            int known = blocks.find(span.hash(prompt, block));
            if (known == NONE) {
                return;
            }
            blocks.count(known, hits);
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
            long hash = span.hash(prompt, block);
            int pair = pair(slot, hash);
            if (pair == NONE) {
                pair = begun(slot, hash, span.limit());
                marks.begin(pair, false);
                news.added(slot, span.stride(), hash);
            } else {
                recency.touch(slot, pair);
            }
            if (isSure) {
                marks.setSure(pair);
            }
        }
    }

    /** Takes back of a prompt what was never sure. */
    public void takeBack(int slot, PrefixBlocks prompt, Span span) {
        for (int block = 0; block < span.length(); block++) {
            long hash = span.hash(prompt, block);
            int pair = pair(slot, hash);
            if (pair != NONE && marks.isAssumed(pair)) {
                remove(pair);
                news.takenBack(slot, span.stride(), hash);
            }
        }
    }

    /**
     * Takes down that an endpoint has a block, as another gateway says, which is no news to others.
     *
     * @param limit how many blocks the endpoint may have, 1 or more
     */
    void hear(int slot, long hash, int limit) {
        makeRoomFor(slot);
        int pair = pair(slot, hash);
        if (pair == NONE) {
            marks.begin(begun(slot, hash, limit), true);
        } else {
            recency.touch(slot, pair);
        }
    }

    /** Takes back of a block what another gateway said, unless it has become sure here. */
    void hearTakenBack(int slot, long hash) {
        int pair = pair(slot, hash);
        if (pair != NONE && marks.isHeardOnly(pair)) {
            remove(pair);
        }
    }

    /** How many numbers of pairs there are; those in use are below. */
    int pairNumbers() {
        return pairs.capacity();
    }

    /** The endpoint of the pair of a number; -1 where the number is not in use. */
    int slotOf(int pair) {
        long key = pairs.key(pair);
        return pairs.find(key) == pair ? (int) key : NONE;
    }

    /** The block of a pair in use. */
    long hashOf(int pair) {
        return blocks.hash((int) (pairs.key(pair) >>> Integer.SIZE));
    }

    /** Forgets all of an endpoint. */
    public void purge(int slot) {
        news.left(slot);
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

    /** The pair of a block and an endpoint that has it. */
    private int pair(int slot, long hash) {
        int known = blocks.find(hash);
        return known == NONE ? NONE : pairs.find(key(known, slot));
    }

    private int begun(int slot, long hash, int limit) {
        while (recency.held(slot) >= limit) {
            remove(recency.oldest(slot));
        }
        makeRoom(slot);
        int fresh = pairs.add(key(block(slot, hash), slot));
        recency.add(slot, fresh);
        return fresh;
    }

    /** The number of a block, to which an endpoint is added; in place of the only one where there is no room for a set. */
    private int block(int slot, long hash) {
        int block = blocks.find(hash);
        if (block == NONE) {
            return blocks.begin(hash, slot);
        }
        int only = blocks.inTheWay(block);
        if (only != NONE) {
            remove(pairs.find(key(block, only)));
            return blocks.begin(hash, slot);
        }
        blocks.add(block, slot);
        return block;
    }

    private void remove(int pair) {
        long key = pairs.key(pair);
        recency.remove((int) key, pair);
        pairs.remove(key);
        blocks.remove((int) (key >>> Integer.SIZE), (int) key);
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
        marks.grow(capacity);
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
        if (width > blocks.width()) {
            while (!blocks.fit(width)) {
                evict(slot);
            }
            blocks.widen(width);
        }
    }

    private static long key(int block, int slot) {
        return (long) block << Integer.SIZE | slot;
    }
}
