package dev.sluice.scheduling.prefix;

import java.util.Arrays;

/** Sets of endpoints, one bit an endpoint, in one array; rows are lent and taken back. */
final class HolderRows {
    private static final int NONE = -1;

    private final long maxWords;
    private final int maxRows;
    private long[] words = {};
    private int width = 1;
    private int fresh;
    private long freed = NONE;
    private int lent;

    /**
     * Begins with rows for 64 endpoints.
     *
     * @param maxBytes what all rows may take together, in bytes
     * @param maxRows more are never lent at once
     */
    HolderRows(long maxBytes, int maxRows) {
        this.maxWords = maxBytes / Long.BYTES;
        this.maxRows = maxRows;
    }

    /** Longs in a row. */
    int width() {
        return width;
    }

    /** How many rows there may be at the present width. */
    int limit() {
        return limit(width);
    }

    int limit(int atWidth) {
        return (int) Math.min(maxRows, maxWords / atWidth);
    }

    int lent() {
        return lent;
    }

    /** Lends an empty row; there must be one within the limit. */
    int take() {
        lent++;
        if (freed != NONE) {
            int row = (int) freed;
            freed = words[row * width];
            Arrays.fill(words, row * width, (row + 1) * width, 0);
            return row;
        }
        if ((fresh + 1) * width > words.length) {
            int rows = Math.min(limit(), Math.max(16, 2 * fresh));
            words = Arrays.copyOf(words, rows * width);
        }
        return fresh++;
    }

    void giveBack(int row) {
        words[row * width] = freed;
        freed = row;
        lent--;
    }

    boolean holds(int row, int slot) {
        return (words[row * width + (slot >> 6)] & 1L << slot) != 0;
    }

    void add(int row, int slot) {
        words[row * width + (slot >> 6)] |= 1L << slot;
    }

    void remove(int row, int slot) {
        words[row * width + (slot >> 6)] &= ~(1L << slot);
    }

    /** The only endpoint in a row; -1 where there are none or several. */
    int only(int row) {
        int found = NONE;
        for (int word = 0; word < width; word++) {
            long bits = words[row * width + word];
            if (bits == 0) {
                continue;
            }
            if (found != NONE || (bits & bits - 1) != 0) {
                return NONE;
            }
            found = (word << 6) + Long.numberOfTrailingZeros(bits);
        }
        return found;
    }

    /** Counts every endpoint of a row once. */
    void count(int row, HitCounters hits) {
        hits.add(words, row * width, width);
    }

    /**
     * The same rows, wider and without gaps.
     *
     * @param byBlock a row's number, or something negative, for each block; numbers are replaced by new ones
     */
    HolderRows widened(int wider, int[] byBlock) {
        HolderRows next = new HolderRows(maxWords * Long.BYTES, maxRows);
        next.width = wider;
        for (int block = 0; block < byBlock.length; block++) {
            int row = byBlock[block];
            if (row >= 0) {
                int copy = next.take();
                System.arraycopy(words, row * width, next.words, copy * wider, width);
                byBlock[block] = copy;
            }
        }
        return next;
    }

    long bytes() {
        return (long) words.length * Long.BYTES;
    }
}
