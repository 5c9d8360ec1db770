package dev.sluice.scheduling.precise;

import java.util.Arrays;

/**
 * Which endpoints have a block, for each medium a bit for each endpoint's slot. Open addressing over arrays, nothing for
 * each entry; a block that nobody has takes no room.
 */
final class Holders {
    /** A row that is none. */
    static final int NONE = -1;

    private static final int FIRST_SIZE = 64;

    private long[] names = new long[FIRST_SIZE];
    private long[] bits;
    private int words = 1;
    private int size;

    Holders() {
        bits = new long[FIRST_SIZE * width()];
    }

    /** How many blocks somebody has. */
    int size() {
        return size;
    }

    /** How many words of 64 slots there are in {@link #word}. */
    int words() {
        return words;
    }

    /** The row of a block, or {@link #NONE}. */
    int find(long name) {
        int at = home(name);
        while (names[at] != 0) {
            if (names[at] == name) {
                return at;
            }
            at = after(at);
        }
        return NONE;
    }

    /** The slots, 64 in a word, that have the block of a row in a medium. */
    long word(int row, int medium, int word) {
        return bits[row * width() + medium * words + word];
    }

    void set(long name, int slot, int medium) {
        while (slot >= words * Long.SIZE) {
            rebuild(names.length, words * 2);
        }
        if ((size + 1) * 2 > names.length) {
            rebuild(names.length * 2, words);
        }
        int row = find(name);
        bits[index(row == NONE ? place(name) : row, slot, medium)] |= 1L << slot;
    }

    void clear(long name, int slot, int medium) {
        int row = find(name);
        if (row != NONE && slot < words * Long.SIZE) {
            bits[index(row, slot, medium)] &= ~(1L << slot);
            if (isEmpty(row)) {
                remove(row);
            }
        }
    }

    private int place(long name) {
        int at = home(name);
        while (names[at] != 0) {
            at = after(at);
        }
        names[at] = name;
        size++;
        return at;
    }

    private boolean isEmpty(int row) {
        long all = 0;
        for (int index = row * width(); index < (row + 1) * width(); index++) {
            all |= bits[index];
        }
        return all == 0;
    }

    /** Moves those behind up, so that no search ends too early. */
    private void remove(int row) {
        size--;
        int hole = row;
        for (int at = after(hole); names[at] != 0; at = after(at)) {
            int distance = (at - home(names[at])) & (names.length - 1);
            if (distance >= ((at - hole) & (names.length - 1))) {
                names[hole] = names[at];
                System.arraycopy(bits, at * width(), bits, hole * width(), width());
                hole = at;
            }
        }
        names[hole] = 0;
        Arrays.fill(bits, hole * width(), (hole + 1) * width(), 0);
    }

    private void rebuild(int rows, int wordsWanted) {
        long[] namesBefore = names;
        long[] bitsBefore = bits;
        int wordsBefore = words;
        words = wordsWanted;
        names = new long[rows];
        bits = new long[Math.multiplyExact(rows, width())];
        size = 0;
        for (int row = 0; row < namesBefore.length; row++) {
            if (namesBefore[row] != 0) {
                int at = place(namesBefore[row]);
                for (int medium = 0; medium < Medium.COUNT; medium++) {
                    int from = (row * Medium.COUNT + medium) * wordsBefore;
                    System.arraycopy(bitsBefore, from, bits, at * width() + medium * words, wordsBefore);
                }
            }
        }
    }

    private int width() {
        return Medium.COUNT * words;
    }

    private int index(int row, int slot, int medium) {
        return row * width() + medium * words + slot / Long.SIZE;
    }

    private int home(long name) {
        return (int) (Chain.end(name) & (names.length - 1));
    }

    private int after(int row) {
        return (row + 1) & (names.length - 1);
    }
}
