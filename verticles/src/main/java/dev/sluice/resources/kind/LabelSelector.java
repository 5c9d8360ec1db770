package dev.sluice.resources.kind;

import dev.sluice.spi.Default;
import java.util.List;
import java.util.Map;

/** Chooses by labels: all of its conditions hold. */
public record LabelSelector(
        @Default("{}") Map<String, String> matchLabels,
        @Default("[]") List<Expression> matchExpressions) {
    public LabelSelector {
        matchLabels = Map.copyOf(matchLabels);
        matchExpressions = List.copyOf(matchExpressions);
    }

    /** Whether labels are such. */
    public boolean matches(Map<String, String> labels) {
        return labels.entrySet().containsAll(matchLabels.entrySet())
                && matchExpressions.stream().allMatch(expression -> expression.matches(labels));
    }

    /** A condition on one label. */
    public record Expression(
            String key, Operator operator, @Default("[]") List<String> values) {
        public Expression {
            values = List.copyOf(values);
        }

        boolean matches(Map<String, String> labels) {
            String value = labels.get(key);
            return switch (operator) {
                case IN -> value != null && values.contains(value);
                case NOT_IN -> value == null || !values.contains(value);
                case EXISTS -> value != null;
                case DOES_NOT_EXIST -> value == null;
            };
        }
    }

    /** How a label is looked at. */
    public enum Operator {
        IN,
        NOT_IN,
        EXISTS,
        DOES_NOT_EXIST
    }
}
