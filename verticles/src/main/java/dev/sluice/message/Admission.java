package dev.sluice.message;

import dev.sluice.limits.ClaimGroup;
import java.util.List;

/**
 * Asks for a request to be let in.
 *
 * @param groups the limits that hold for it, at least one; every group has to admit it
 */
public record Admission(List<ClaimGroup> groups, Expected expected) {
    public Admission {
        groups = List.copyOf(groups);
    }
}
