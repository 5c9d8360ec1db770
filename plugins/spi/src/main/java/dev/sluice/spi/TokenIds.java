package dev.sluice.spi;

import java.util.Arrays;

/** A prompt as the model server's own tokenizer cuts it. */
public final class TokenIds {
    /** Not known. */
    public static final TokenIds UNKNOWN = new TokenIds(new int[0]);

    private final int[] ids;

    private TokenIds(int[] ids) {
        this.ids = ids;
    }

    /** The first {@code length} ids of an array, which is copied. */
    public static TokenIds copyOf(int[] ids, int length) {
        return length == 0 ? UNKNOWN : new TokenIds(Arrays.copyOf(ids, length));
    }

    /** How many tokens; 0 where they are not known. */
    public int size() {
        return ids.length;
    }

    /** The id of a token, counted from 0. */
    public int id(int token) {
        return ids[token];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenIds tokens && Arrays.equals(ids, tokens.ids);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ids);
    }

    @Override
    public String toString() {
        return "TokenIds[" + ids.length + "]";
    }
}
