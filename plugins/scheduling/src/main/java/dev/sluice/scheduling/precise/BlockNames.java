package dev.sluice.scheduling.precise;

import java.util.function.LongConsumer;

/**
 * What one model server has: its names of blocks, the gateway's names of the same, and how often each is stored in each
 * medium. Open addressing over arrays, nothing for each entry.
 */
final class BlockNames {
    /** An index that is none. */
    static final int NONE = -1;

    private static final int FIRST_SIZE = 64;

    private long[] engine = new long[FIRST_SIZE];
    private long[] chain = new long[FIRST_SIZE];
    /** How often in each medium, 16 bits each; 0 marks an empty place. */
    private long[] counts = new long[FIRST_SIZE];

    private int size;

    /** How many blocks. */
    int size() {
        return size;
    }

    /** Where a block is, or {@link #NONE}. */
    int find(long engineName) {
        int at = home(engineName);
        while (counts[at] != 0) {
            if (engine[at] == engineName) {
                return at;
            }
            at = after(at);
        }
        return NONE;
    }

    /** The gateway's name of the block at an index. */
    long chain(int index) {
        return chain[index];
    }

    /** How often the block at an index is stored in a medium, 0 to 65535. */
    int count(int index, int medium) {
        return (int) (counts[index] >>> shift(medium)) & 0xFFFF;
    }

    /** Takes a block that is not there, once in a medium. */
    void add(long engineName, long chainName, int medium) {
        if (size * 2 >= engine.length) {
            grow();
        }
        place(engineName, chainName, 1L << shift(medium));
        size++;
    }

    /** Counts a block once more in a medium. */
    void again(int index, int medium) {
        if (count(index, medium) < 0xFFFF) {
            counts[index] += 1L << shift(medium);
        }
    }

    /** Counts a block once less in a medium where it is; it goes when no medium has it. */
    void less(int index, int medium) {
        counts[index] -= 1L << shift(medium);
        if (counts[index] == 0) {
            remove(index);
        }
    }

    /** The gateway's names of all blocks in a medium. */
    void each(int medium, LongConsumer consumer) {
        for (int index = 0; index < counts.length; index++) {
            if (count(index, medium) > 0) {
                consumer.accept(chain[index]);
            }
        }
    }

    private void place(long engineName, long chainName, long count) {
        int at = home(engineName);
        while (counts[at] != 0) {
            at = after(at);
        }
        engine[at] = engineName;
        chain[at] = chainName;
        counts[at] = count;
    }

    /** Moves those behind up, so that no search ends too early. */
    private void remove(int index) {
        size--;
        int hole = index;
        for (int at = after(hole); counts[at] != 0; at = after(at)) {
            int distance = (at - home(engine[at])) & (engine.length - 1);
            if (distance >= ((at - hole) & (engine.length - 1))) {
                engine[hole] = engine[at];
                chain[hole] = chain[at];
                counts[hole] = counts[at];
                hole = at;
            }
        }
        counts[hole] = 0;
    }

    private void grow() {
        long[] names = engine;
        long[] chains = chain;
        long[] before = counts;
        engine = new long[names.length * 2];
        chain = new long[engine.length];
        counts = new long[engine.length];
        for (int index = 0; index < names.length; index++) {
            if (before[index] != 0) {
                place(names[index], chains[index], before[index]);
            }
        }
    }

    private int home(long name) {
        return (int) (Chain.end(name) & (engine.length - 1));
    }

    private int after(int index) {
        return (index + 1) & (engine.length - 1);
    }

    private static int shift(int medium) {
        return medium * 16;
    }
}
