package dev.sluice.scheduling.prefix;

import dev.sluice.spi.Audience;
import dev.sluice.spi.Facts;

/**
 * What has changed in an index and is not told yet, in turn: blocks that endpoints are newly thought to have, and blocks
 * taken back. Takes nothing down before anybody asks, and drops the oldest when there is more than is kept.
 */
final class PrefixNews {
    /** Changes that are kept. */
    static final int KEPT = 1 << 16;

    /** Blocks told of at once. */
    static final int MOST_BLOCKS = 2048;

    private static final long NOTHING = -1;

    private boolean asked;
    private long[] hashes = {};
    /** The endpoint of each and its header; {@link #NOTHING} where the endpoint has left since. */
    private long[] keys = {};

    private long first;
    private long end;
    private long dropped;

    /** An endpoint is newly thought to have a block. */
    void added(int slot, int stride, long hash) {
        note(slot, header(stride, false), hash);
    }

    /** What was said of a block is taken back. */
    void takenBack(int slot, int stride, long hash) {
        note(slot, header(stride, true), hash);
    }

    /** Nothing more is to be told of an endpoint. */
    void left(int slot) {
        for (long change = first; change < end; change++) {
            if (keys[place(change)] >> Integer.SIZE == slot) {
                keys[place(change)] = NOTHING;
            }
        }
    }

    /** How many changes were dropped before they could be told. */
    long dropped() {
        return dropped;
    }

    /** Tells all changes, as many together as are of one endpoint and kind. */
    void tell(Audience others) {
        if (!asked) {
            asked = true;
            hashes = new long[KEPT];
            keys = new long[KEPT];
        }
        long[] facts = new long[MOST_BLOCKS + 1];
        while (first < end) {
            long key = keys[place(first)];
            int length = 1;
            while (first < end && length <= MOST_BLOCKS && keys[place(first)] == key) {
                facts[length++] = hashes[place(first++)];
            }
            if (key != NOTHING) {
                facts[0] = (int) key;
                others.tell((int) (key >> Integer.SIZE), Facts.copyOf(facts, length));
            }
        }
    }

    /** What the facts begin with. */
    static long header(int stride, boolean isTakenBack) {
        return (long) stride << 1 | (isTakenBack ? 1 : 0);
    }

    private void note(int slot, long header, long hash) {
        if (!asked) {
            return;
        }
        if (end - first == KEPT) {
            first++;
            dropped++;
        }
        hashes[place(end)] = hash;
        keys[place(end++)] = (long) slot << Integer.SIZE | header;
    }

    private static int place(long change) {
        return (int) (change & KEPT - 1);
    }
}
