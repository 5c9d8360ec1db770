package dev.sluice.validation;

/**
 * Something that a condition wants to know of a field's value.
 *
 * @param bit stands for it in sets of facts
 * @param types the types the value may have, set of {@link JsonTypes}
 * @param words which of the field's {@link Words} it may be, as a set; every string where empty
 */
record Fact(long bit, int types, long words) {
    boolean holds(int type, int word) {
        return (types & type) != 0
                && (type != JsonTypes.STRING || words == 0 || (word >= 0 && (words & 1L << word) != 0));
    }
}
