package dev.sluice.validation;

import java.util.List;
import java.util.Optional;

/**
 * What an object must be. Sets of fields are bits of a {@code long}.
 *
 * @param required fields that must be there
 * @param oneOf sets of fields, of which one set must be there whole; none where nothing is wanted
 * @param additional the rule for fields that are not listed; without one they may be anything
 */
record ObjectRule(
        Reads reads,
        Properties properties,
        long required,
        List<Long> oneOf,
        List<Condition> conditions,
        Optional<ValueRule> additional) {
    /** Allows every object; nothing within is looked at. */
    static final ObjectRule ANY =
            new ObjectRule(Reads.NOTHING, Properties.NONE, 0, List.of(), List.of(), Optional.empty());

    ObjectRule {
        oneOf = List.copyOf(oneOf);
        conditions = List.copyOf(conditions);
    }

    /** Whether any object will do. */
    boolean isOpen() {
        return properties.isEmpty() && additional.isEmpty();
    }
}
