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

    /** How many endpoints have entries. */
    int holders() {
        return holders;
    }

    /** The entry used least recently; {@link #NONE} where there is none. */
    int oldest(int slot) {
        return oldest[slot];
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
