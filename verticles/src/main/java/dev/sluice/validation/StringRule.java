package dev.sluice.validation;

/**
 * What a string must be.
 *
 * @param minLength code points, 0 or more
 * @param maxLength code points, 0 or more
 * @param words strings that are told apart
 * @param choices how many of the words, from the first, it must be one of; 0 where it may be anything
 */
record StringRule(Reads reads, int minLength, int maxLength, Words words, int choices) {
    static final StringRule ANY = new StringRule(Reads.NOTHING, 0, Integer.MAX_VALUE, Words.NONE, 0);

    /** Whether any string will do and tells nothing. */
    boolean isOpen() {
        return words.isEmpty() && reads == Reads.NOTHING && !limitsLength();
    }

    boolean limitsLength() {
        return minLength > 0 || maxLength < Integer.MAX_VALUE;
    }

    boolean refuses(int word) {
        return choices > 0 && (word < 0 || word >= choices);
    }
}
