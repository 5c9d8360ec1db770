package dev.sluice.validation;

import java.util.List;

/**
 * What an array must be.
 *
 * @param minItems 0 or more
 * @param maxItems 0 or more
 * @param alternatives of which the first item chooses by its type; their items' types have nothing in common; none where
 *     an array may be anything
 */
record ArrayRule(int minItems, int maxItems, List<Alternative> alternatives) {
    static final ArrayRule ANY = new ArrayRule(0, Integer.MAX_VALUE, List.of());

    ArrayRule {
        alternatives = List.copyOf(alternatives);
    }

    /** Whether any array will do. */
    boolean isOpen() {
        return alternatives.isEmpty();
    }

    /** The rule for every item of an array, and what the array tells the gateway. */
    record Alternative(ValueRule items, Reads reads) {}

    /** The alternative for an array whose first item has a type. */
    Alternative after(int firstType) {
        for (int i = 0; i < alternatives.size(); i++) {
            if (alternatives.get(i).items().allows(firstType)) {
                return alternatives.get(i);
            }
        }
        ValueRule any = alternatives.stream()
                .map(Alternative::items)
                .reduce(ValueRule::or)
                .orElseThrow();
        return new Alternative(any, Reads.NOTHING);
    }
}
