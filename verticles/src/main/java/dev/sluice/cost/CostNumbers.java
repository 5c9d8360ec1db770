package dev.sluice.cost;

import java.util.List;
import java.util.Map;

/**
 * What the formulas of a route made of a request.
 *
 * @param values by key, each 0 or more
 * @param failed keys of formulas that gave nothing, such as those that fell below zero
 */
public record CostNumbers(Map<String, Long> values, List<String> failed) {
    /** No number. */
    public static final CostNumbers NONE = new CostNumbers(Map.of(), List.of());

    public CostNumbers {
        values = Map.copyOf(values);
        failed = List.copyOf(failed);
    }
}
