package dev.sluice.scheduling.prefix;

import java.util.Arrays;

/** For each endpoint its entries in order of use, as lists linked through arrays; an entry is in one list at most. */
final class Recency {
    /** Bytes for each entry there is room for. */
    static final int BYTES_PER_ENTRY = 2 * Integer.BYTES;

    /** No entry. */
    static final int NONE = -1;

    /** By entry. */
    private int[] newer;

    private int[] older;
    /** By endpoint. */
    private int[] newest = {};

    private int[] oldest = {};
    private int[] held = {};
    private int holders;
    /** Where the search for somebody with more than a share went on to. */
    private int hand;

    Recency(int entries) {
        newer = new int[entries];
        older = new int[entries];
    }

    /** Makes room for entries below a number. */
    void growEntries(int entries) {
        newer = Arrays.copyOf(newer, entries);
        older = Arrays.copyOf(older, entries);
    }

    /** Makes room for endpoints below a number. */
    void growSlots(int slots) {
        int before = held.length;
        held = Arrays.copyOf(held, slots);
        newest = Arrays.copyOf(newest, slots);
        oldest = Arrays.copyOf(oldest, slots);
        Arrays.fill(newest, before, slots, NONE);
        Arrays.fill(oldest, before, slots, NONE);
    }

    /** How many endpoints there is room for. */
    int slots() {
        return held.length;
    }

    /** How many entries an endpoint has. */
    int held(int slot) {
        return held[slot];
    }

    /** The entry used least recently; {@link #NONE} where there is none. */
    int oldest(int slot) {
        return oldest[slot];
    }

    /**
     * Who gives up an entry for one of an endpoint's: it itself when it has an equal share or more, else another that has, one
     * after the other.
     *
     * @param entries of all endpoints together, 1 or more
     */
    int giver(int slot, int entries) {
        int share = entries / holders;
        if (held[slot] >= share) {
            hand = slot;
        }
        while (held[hand] < share) {
            hand = hand + 1 == held.length ? 0 : hand + 1;
        }
        return hand;
    }

    /** The entry used next after another; {@link #NONE} after the last. */
    int newer(int entry) {
        return newer[entry];
    }

    /** Takes in an entry as the one used last. */
    void add(int slot, int entry) {
        int before = newest[slot];
        older[entry] = before;
        newer[entry] = NONE;
        newest[slot] = entry;
        if (before == NONE) {
            oldest[slot] = entry;
        } else {
            newer[before] = entry;
        }
        if (held[slot]++ == 0) {
            holders++;
        }
    }

    void remove(int slot, int entry) {
        int before = older[entry];
        int after = newer[entry];
        if (before == NONE) {
            oldest[slot] = after;
        } else {
            newer[before] = after;
        }
        if (after == NONE) {
            newest[slot] = before;
        } else {
            older[after] = before;
        }
        if (--held[slot] == 0) {
            holders--;
        }
    }

    /** Makes an entry the one used last. */
    void touch(int slot, int entry) {
        if (newest[slot] != entry) {
            remove(slot, entry);
            add(slot, entry);
        }
    }

    long bytes() {
        return (long) Integer.BYTES * (newer.length + older.length + 3L * held.length);
    }
}
