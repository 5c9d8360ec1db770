package dev.sluice.caller;

import java.util.List;
import java.util.Optional;

/** How much a caller may use: every limit counts, and so does the budget. */
public record Allowance(List<Limit> limits, Optional<Budget> budget) {
    /** As much as there is. */
    public static final Allowance UNLIMITED = new Allowance(List.of(), Optional.empty());

    public Allowance {
        limits = List.copyOf(limits);
    }

    /** Whether there is neither a limit nor a budget. */
    public boolean isUnlimited() {
        return limits.isEmpty() && budget.isEmpty();
    }
}
