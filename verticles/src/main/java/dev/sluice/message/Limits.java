package dev.sluice.message;

import dev.sluice.limits.LimitGroup;
import java.util.List;

/** The limits that hold for every request of every route. */
public record Limits(List<LimitGroup> groups) {
    public Limits {
        groups = List.copyOf(groups);
    }
}
