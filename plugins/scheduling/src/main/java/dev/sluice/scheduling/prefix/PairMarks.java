package dev.sluice.scheduling.prefix;

import java.util.BitSet;

/** How each pair of a block and an endpoint came to be known: sure here, heard of from another gateway, or assumed. */
final class PairMarks {
    /** What the marks of a pair take. */
    static final int BITS_PER_PAIR = 2;

    private BitSet sure;
    private BitSet heard;

    PairMarks(int capacity) {
        sure = new BitSet(capacity);
        heard = new BitSet(capacity);
    }

    /** Begins a pair, which is not sure yet. */
    void begin(int pair, boolean isHeard) {
        sure.clear(pair);
        heard.set(pair, isHeard);
    }

    void setSure(int pair) {
        sure.set(pair);
    }

    /** Whether nobody but the request that is to be taken back says so. */
    boolean isAssumed(int pair) {
        return !sure.get(pair) && !heard.get(pair);
    }

    /** Whether nobody but another gateway says so. */
    boolean isHeardOnly(int pair) {
        return heard.get(pair) && !sure.get(pair);
    }

    void grow(int capacity) {
        sure = larger(sure, capacity);
        heard = larger(heard, capacity);
    }

    long bytes() {
        return ((long) sure.size() + heard.size()) / Byte.SIZE;
    }

    private static BitSet larger(BitSet before, int capacity) {
        BitSet larger = new BitSet(capacity);
        larger.or(before);
        return larger;
    }
}
