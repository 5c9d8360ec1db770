package dev.sluice.scheduling;

import dev.sluice.spi.Default;
import dev.sluice.spi.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Which labels are wanted, as Kubernetes says it: everything named must hold, and nothing named holds for all.
 *
 * @param matchLabels values by key
 * @param matchExpressions further demands
 */
public record LabelSelector(
        @Default("{}") Map<String, String> matchLabels,
        @Default("[]") List<Requirement> matchExpressions) {
    public LabelSelector {
        matchLabels = Map.copyOf(matchLabels);
        matchExpressions = List.copyOf(matchExpressions);
    }

    /** How a label is compared. */
    public enum Operator {
        IN,
        NOT_IN,
        EXISTS,
        DOES_NOT_EXIST
    }

    /**
     * One demand.
     *
     * @param key of the label
     * @param operator {@code In}, {@code NotIn} (which holds without the label too), {@code Exists} or {@code DoesNotExist}
     * @param values for {@code In} and {@code NotIn} one or more, for the others none
     */
    public record Requirement(
            String key, Operator operator, @Default("[]") List<String> values) {
        public Requirement {
            values = List.copyOf(values);
            boolean compares = operator == Operator.IN || operator == Operator.NOT_IN;
            if (compares == values.isEmpty()) {
                throw new IllegalArgumentException("wanted " + (compares ? "one or more values" : "no values") + " for "
                        + key + ", found " + values.size());
            }
        }

        boolean holds(Map<String, String> labels) {
            String value = labels.get(key);
            boolean among = value != null && (values.isEmpty() || values.contains(value));
            return (operator == Operator.IN || operator == Operator.EXISTS) == among;
        }
    }

    /** Whether an endpoint has the labels. */
    Predicate<Endpoint> test() {
        List<Requirement> all = new ArrayList<>(matchExpressions);
        matchLabels.forEach((key, value) -> all.add(new Requirement(key, Operator.IN, List.of(value))));
        Requirement[] requirements = all.toArray(Requirement[]::new);
        return endpoint -> {
            for (Requirement requirement : requirements) {
                if (!requirement.holds(endpoint.labels())) {
                    return false;
                }
            }
            return true;
        };
    }
}
