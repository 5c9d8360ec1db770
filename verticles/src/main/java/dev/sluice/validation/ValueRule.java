package dev.sluice.validation;

/**
 * What a value must be, compiled from a schema: one rule for each type it may have.
 *
 * @param types set of {@link JsonTypes}
 * @param flag what a boolean tells the gateway
 */
record ValueRule(int types, Reads flag, StringRule string, NumberRule number, ArrayRule array, ObjectRule object) {
    static final ValueRule ANYTHING =
            new ValueRule(JsonTypes.ANY, Reads.NOTHING, StringRule.ANY, NumberRule.ANY, ArrayRule.ANY, ObjectRule.ANY);

    boolean allows(int type) {
        return (types & type) != 0;
    }

    /** A rule that allows what either allows; their types have nothing in common. */
    ValueRule or(ValueRule other) {
        return new ValueRule(
                types | other.types,
                other.allows(JsonTypes.BOOLEAN) ? other.flag : flag,
                other.allows(JsonTypes.STRING) ? other.string : string,
                other.allows(JsonTypes.NUMBER) ? other.number : number,
                other.allows(JsonTypes.ARRAY) ? other.array : array,
                other.allows(JsonTypes.OBJECT) ? other.object : object);
    }
}
