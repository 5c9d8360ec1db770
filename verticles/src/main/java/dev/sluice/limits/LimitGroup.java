package dev.sluice.limits;

import java.util.List;
import java.util.Optional;

/**
 * Limits that decide together. Whatever they decide, a request that is admitted counts in all of them that take it.
 *
 * @param otherwise holds where none of the rules takes a request and it does itself
 */
public record LimitGroup(Decision decision, List<LimitRule> rules, Optional<LimitRule> otherwise) {
    /** When a request is admitted. */
    public enum Decision {
        /** Where every one has room for it. */
        ALL,
        /** Where any one has room for it. */
        ANY
    }

    public LimitGroup {
        rules = List.copyOf(rules);
    }

    /** One whose every rule must have room. */
    public static LimitGroup all(List<LimitRule> rules) {
        return new LimitGroup(Decision.ALL, rules, Optional.empty());
    }
}
