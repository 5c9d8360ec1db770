package dev.sluice.scheduling.prefix;

import java.util.Arrays;

/**
 * A counter for each endpoint. Bit {@code n} of 64 counters lies in one long, so adding 1 to any of 64 endpoints takes a few
 * instructions, and to all of 1,000 endpoints some dozens.
 */
public final class HitCounters {
    private long[] planes = {};
    private int width;
    private int depth = 1;

    /** Counters that are all 0. */
    public HitCounters() {}

    /**
     * Sets every counter to 0.
     *
     * @param words longs that a set of endpoints takes
     * @param max the highest count to come, 0 or more
     */
    void reset(int words, int max) {
        width = words;
        depth = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(max));
        if (planes.length < width * depth) {
            planes = new long[width * depth];
        } else {
            Arrays.fill(planes, 0, width * depth, 0);
        }
    }

    /** Adds 1 for one endpoint. */
    void add(int slot) {
        carry(slot >> 6, 1L << slot);
    }

    /** Adds 1 for every endpoint of a set. */
    void add(long[] sets, int from, int words) {
        for (int word = 0; word < words; word++) {
            carry(word, sets[from + word]);
        }
    }

    /** What was counted for an endpoint; 0 for one nobody has heard of. */
    public int count(int slot) {
        if (slot >> 6 >= width) {
            return 0;
        }
        int at = (slot >> 6) * depth;
        int count = 0;
        for (int bit = 0; bit < depth; bit++) {
            count |= (int) (planes[at + bit] >>> slot & 1) << bit;
        }
        return count;
    }

    private void carry(int word, long ones) {
        long carried = ones;
        for (int at = word * depth; carried != 0; at++) {
            long plane = planes[at];
            planes[at] = plane ^ carried;
            carried &= plane;
        }
    }
}
