package dev.sluice.scheduling.prefix;

import java.util.Arrays;

/**
 * Numbers keys: each key that is held has a small number of its own, an index for arrays, which is given anew when the key
 * is removed. Open addressing at a load of one half at most; removal closes the gap, so the table never wears out. Takes
 * {@value #BYTES_PER_KEY} bytes for each key there is room for.
 */
final class LongTable {
    /** Bytes for each key of the capacity: the key itself and two places in the table. */
    static final int BYTES_PER_KEY = Long.BYTES + 2 * Integer.BYTES;

    /** No number. */
    static final int NONE = -1;

    /** By number; of a number that is free, the next free one. */
    private long[] keys;
    /** Numbers, each plus 1; 0 is an empty place. */
    private int[] table;

    private int size;
    private int fresh;
    private long freed = NONE;

    LongTable(int capacity) {
        keys = new long[capacity];
        table = new int[2 * capacity];
    }

    int size() {
        return size;
    }

    int capacity() {
        return keys.length;
    }

    long bytes() {
        return (long) keys.length * Long.BYTES + (long) table.length * Integer.BYTES;
    }

    /** The key of a number that is in use. */
    long key(int number) {
        return keys[number];
    }

    /** The number of a key; {@link #NONE} when it is not held. */
    int find(long key) {
        int entry = table[place(key)];
        return entry == 0 ? NONE : entry - 1;
    }

    /** Numbers a key that is not held yet; there must be room. */
    int add(long key) {
        int number = take();
        keys[number] = key;
        table[place(key)] = number + 1;
        size++;
        return number;
    }

    /** Forgets a key that is held. */
    void remove(long key) {
        int place = place(key);
        int number = table[place] - 1;
        close(place);
        keys[number] = freed;
        freed = number;
        size--;
    }

    /** Makes room for more keys; numbers stay. */
    void grow(int capacity) {
        int[] before = table;
        keys = Arrays.copyOf(keys, capacity);
        table = new int[2 * capacity];
        for (int entry : before) {
            if (entry != 0) {
                table[place(keys[entry - 1])] = entry;
            }
        }
    }

    private int take() {
        if (freed == NONE) {
            return fresh++;
        }
        int number = (int) freed;
        freed = keys[number];
        return number;
    }

    /** Where a key is, or the empty place where it would go. */
    private int place(long key) {
        int place = home(key);
        for (int entry = table[place]; entry != 0 && keys[entry - 1] != key; entry = table[place]) {
            place = after(place);
        }
        return place;
    }

    /** Empties a place and moves up those behind it that would be nearer to where they belong. */
    private void close(int emptied) {
        int gap = emptied;
        for (int place = after(gap); table[place] != 0; place = after(place)) {
            int home = home(keys[table[place] - 1]);
            if (distance(home, place) >= distance(gap, place)) {
                table[gap] = table[place];
                gap = place;
            }
        }
        table[gap] = 0;
    }

    private int after(int place) {
        return place + 1 == table.length ? 0 : place + 1;
    }

    private int distance(int from, int to) {
        return to >= from ? to - from : to - from + table.length;
    }

    /** The upper half of a spread key, scaled to the length of the table. */
    private int home(long key) {
        long spread = (key ^ key >>> 32) * 0x9E3779B97F4A7C15L;
        spread = (spread ^ spread >>> 29) * 0xC2B2AE3D27D4EB4FL;
        return (int) (((spread >>> 32) * table.length) >>> 32);
    }
}
