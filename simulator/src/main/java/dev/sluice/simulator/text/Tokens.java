package dev.sluice.simulator.text;

import java.util.Arrays;

/** A growing row of token ids, up to a limit: what comes after is counted as {@link #overflowed()} and dropped. */
public final class Tokens {
    private final int limit;
    private int[] ids = new int[64];
    private int size;
    private boolean overflowed;

    public Tokens(int limit) {
        this.limit = limit;
    }

    public void add(int id) {
        if (size == limit) {
            overflowed = true;
            return;
        }
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, size * 2);
        }
        ids[size++] = id;
    }

    public int at(int index) {
        return ids[index];
    }

    public int size() {
        return size;
    }

    /** Whether more tokens came than the limit allows. */
    public boolean overflowed() {
        return overflowed;
    }

    /** A number that equal rows share, for drawing the same answer to the same prompt. */
    public long fingerprint() {
        long fingerprint = size;
        for (int index = 0; index < size; index++) {
            fingerprint = fingerprint * 0x100000001B3L + ids[index];
        }
        return fingerprint;
    }
}
