package dev.sluice.validation;

import java.util.List;

/**
 * A known field of an object.
 *
 * @param title what it is, as a phrase; may be empty
 * @param bit stands for it in sets of fields
 * @param facts what conditions want to know of its value
 */
record Property(String name, String title, long bit, ValueRule rule, List<Fact> facts) {
    Property {
        facts = List.copyOf(facts);
    }

    /** The facts that do not hold for a value, as a set. */
    long broken(int type, int word) {
        long broken = 0;
        for (int i = 0; i < facts.size(); i++) {
            broken |= facts.get(i).holds(type, word) ? 0 : facts.get(i).bit();
        }
        return broken;
    }
}
