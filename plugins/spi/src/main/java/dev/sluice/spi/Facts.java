package dev.sluice.spi;

import java.util.Arrays;

/** Numbers that a plugin tells the same plugin in other gateways; what they mean is between the two. */
public final class Facts {
    private final long[] values;

    private Facts(long[] values) {
        this.values = values;
    }

    /** These numbers. */
    public static Facts of(long... values) {
        return new Facts(values.clone());
    }

    /** The first {@code length} numbers of an array, which is copied. */
    public static Facts copyOf(long[] values, int length) {
        return new Facts(Arrays.copyOf(values, length));
    }

    /** How many there are. */
    public int size() {
        return values.length;
    }

    /** One of them, counted from 0. */
    public long get(int index) {
        return values[index];
    }

    /** All of them, copied. */
    public long[] toArray() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Facts facts && Arrays.equals(values, facts.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Facts[" + values.length + "]";
    }
}
