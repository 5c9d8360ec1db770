package dev.sluice.scheduling.prefix;

import dev.sluice.spi.Audience;
import dev.sluice.spi.Facts;
import java.util.Arrays;

/** Tells what is in an index, some numbers of pairs at a time, by endpoint; what is there throughout is told once. */
final class PrefixWalk {
    /** Numbers of pairs that one call looks at. */
    static final int NUMBERS = 1 << 14;

    private final PrefixIndex index;
    private final long header;
    private long[][] bySlot = {};
    private int[] lengths = {};

    PrefixWalk(PrefixIndex index, int stride) {
        this.index = index;
        this.header = PrefixNews.header(stride, false);
    }

    /**
     * Tells of the next pairs.
     *
     * @param position the number of the first
     * @return the number of the first of the next call; negative at the end
     */
    long tell(long position, Audience newcomer) {
        int end = (int) Math.min(index.pairNumbers(), Math.max(0, position) + NUMBERS);
        for (int pair = (int) Math.min(end, Math.max(0, position)); pair < end; pair++) {
            int slot = index.slotOf(pair);
            if (slot >= 0) {
                gather(slot, index.hashOf(pair), newcomer);
            }
        }
        for (int slot = 0; slot < bySlot.length; slot++) {
            flush(slot, newcomer);
        }
        return end < index.pairNumbers() ? end : -1;
    }

    private void gather(int slot, long hash, Audience newcomer) {
        if (slot >= bySlot.length) {
            makeRoom(Math.max(16, 2 * slot));
        }
        if (lengths[slot] == bySlot[slot].length) {
            bySlot[slot] = Arrays.copyOf(bySlot[slot], 4 * lengths[slot]);
        }
        bySlot[slot][lengths[slot]++] = hash;
        if (lengths[slot] == PrefixNews.MOST_BLOCKS) {
            flush(slot, newcomer);
        }
    }

    private void flush(int slot, Audience newcomer) {
        if (lengths[slot] > 1) {
            newcomer.tell(slot, Facts.copyOf(bySlot[slot], lengths[slot]));
            lengths[slot] = 1;
        }
    }

    /** Begins the facts of further endpoints, each with the header alone. */
    private void makeRoom(int slots) {
        int before = bySlot.length;
        bySlot = Arrays.copyOf(bySlot, slots);
        lengths = Arrays.copyOf(lengths, slots);
        for (int slot = before; slot < slots; slot++) {
            bySlot[slot] = new long[] {header};
            lengths[slot] = 1;
        }
    }
}
