package dev.sluice.scheduling.prefix;

import dev.sluice.spi.Audience;
import dev.sluice.spi.Facts;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Tells what is in an index, some numbers of pairs at a time, by endpoint; what is there throughout is told once. */
final class PrefixWalk {
    /** Numbers of pairs that one call looks at. */
    static final int NUMBERS = 1 << 14;

    private final PrefixIndex index;
    private final long header;
    private long @Nullable [][] bySlot = new long @Nullable [16][];
    private int[] lengths = new int[16];

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
            bySlot = Arrays.copyOf(bySlot, 2 * slot);
            lengths = Arrays.copyOf(lengths, 2 * slot);
        }
        long[] facts = bySlot[slot];
        if (facts == null) {
            facts = new long[] {header, 0, 0, 0};
            lengths[slot] = 1;
        }
        if (lengths[slot] == facts.length) {
            facts = Arrays.copyOf(facts, 2 * facts.length);
        }
        bySlot[slot] = facts;
        facts[lengths[slot]++] = hash;
        if (lengths[slot] == PrefixNews.MOST_BLOCKS) {
            flush(slot, newcomer);
        }
    }

    private void flush(int slot, Audience newcomer) {
        long[] facts = bySlot[slot];
        if (facts != null && lengths[slot] > 1) {
            newcomer.tell(slot, Facts.copyOf(facts, lengths[slot]));
            lengths[slot] = 1;
        }
    }
}
