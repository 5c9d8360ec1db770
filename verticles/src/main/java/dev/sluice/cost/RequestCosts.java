package dev.sluice.cost;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The numbers that are made of a request.
 *
 * @param costs no two of one key
 */
public record RequestCosts(List<RequestCost> costs) {
    /** No number. */
    public static final RequestCosts NONE = new RequestCosts(List.of());

    public RequestCosts {
        costs = List.copyOf(costs);
    }

    /** Those of a list in which the last of a key counts. */
    public static RequestCosts of(List<RequestCost> costs) {
        return NONE.overriddenBy(costs);
    }

    /** These, with others in place of those of their key. */
    public RequestCosts overriddenBy(List<RequestCost> nearer) {
        Map<String, RequestCost> byKey = new LinkedHashMap<>();
        costs.forEach(cost -> byKey.put(cost.key(), cost));
        nearer.forEach(cost -> byKey.put(cost.key(), cost));
        return new RequestCosts(List.copyOf(byKey.values()));
    }

    /** Computes each. */
    public CostNumbers of(Consumption consumption) {
        if (costs.isEmpty()) {
            return CostNumbers.NONE;
        }
        Map<String, Long> values = new TreeMap<>();
        TreeSet<String> failed = new TreeSet<>();
        for (RequestCost cost : costs) {
            try {
                values.put(cost.key(), cost.formula().of(consumption));
            } catch (CostException none) {
                failed.add(cost.key());
            }
        }
        return new CostNumbers(values, List.copyOf(failed));
    }
}
