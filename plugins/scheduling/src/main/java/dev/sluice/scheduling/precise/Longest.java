package dev.sluice.scheduling.precise;

import java.util.Arrays;

/**
 * How many blocks from the beginning of a prompt each endpoint has, without a hole. A block in the accelerator's memory
 * counts 1, one anywhere else 0.8; the sum is rounded down.
 */
final class Longest {
    private long[] names = new long[64];
    private int blocks;
    private long[] alive = new long[1];
    private int[] elsewhere = new int[Long.SIZE];
    private int[] matched = new int[Long.SIZE];

    /** Forgets the prompt before; the next one has that many blocks. */
    void reset(int promptBlocks) {
        blocks = 0;
        if (names.length < promptBlocks) {
            names = new long[Math.max(promptBlocks, names.length * 2)];
        }
        Arrays.fill(matched, 0);
    }

    /** Adds the name of the next block. */
    void add(long name) {
        names[blocks++] = name;
    }

    /** Blocks of the prompt. */
    int blocks() {
        return blocks;
    }

    /** The names of the blocks; used again for the next prompt. */
    long[] names() {
        return names;
    }

    /** What an endpoint has, in blocks. */
    int matched(int slot) {
        return slot < matched.length ? matched[slot] : 0;
    }

    /** Goes through the prompt until nobody has the next block. */
    void walk(Holders holders) {
        prepare(holders.words());
        int block = 0;
        boolean any = true;
        while (any && block < blocks) {
            int row = holders.find(names[block]);
            if (row == Holders.NONE) {
                break;
            }
            any = step(holders, row, block);
            block++;
        }
        for (int word = 0; word < alive.length && any && block > 0; word++) {
            settle(word, alive[word], block);
        }
    }

    private boolean step(Holders holders, int row, int block) {
        long any = 0;
        for (int word = 0; word < alive.length; word++) {
            long near = holders.word(row, Medium.GPU, word) | holders.word(row, Medium.EXPECTED, word);
            long all = near | holders.word(row, Medium.OTHER, word);
            if (block > 0) {
                settle(word, alive[word] & ~all, block);
            }
            alive[word] &= all;
            for (long far = alive[word] & ~near; far != 0; far &= far - 1) {
                elsewhere[word * Long.SIZE + Long.numberOfTrailingZeros(far)]++;
            }
            any |= alive[word];
        }
        return any != 0;
    }

    /** Says of these endpoints that they have that many blocks. */
    private void settle(int word, long slots, int count) {
        for (long left = slots; left != 0; left &= left - 1) {
            int slot = word * Long.SIZE + Long.numberOfTrailingZeros(left);
            matched[slot] = (10 * count - 2 * elsewhere[slot]) / 10;
        }
    }

    private void prepare(int words) {
        if (alive.length != words) {
            alive = new long[words];
            elsewhere = new int[words * Long.SIZE];
            matched = new int[words * Long.SIZE];
        }
        Arrays.fill(alive, -1L);
        Arrays.fill(elsewhere, 0);
    }
}
