package dev.sluice.scheduling;

/**
 * How an attribute is compared.
 *
 * @param type {@code threshold}
 * @param threshold what it is compared with
 */
public record AttributeComparison(Type type, Threshold threshold) {
    /** What kinds of comparison there are. */
    public enum Type {
        THRESHOLD
    }

    /** Which values pass. */
    public enum Operator {
        LESS_THAN,
        LESS_THAN_OR_EQUAL,
        GREATER_THAN,
        GREATER_THAN_OR_EQUAL,
        EQUAL,
        NOT_EQUAL
    }

    /**
     * A comparison with one number.
     *
     * @param operator such as {@code LessThan}
     * @param value the number
     */
    public record Threshold(Operator operator, double value) {}

    boolean passes(double attribute) {
        double value = threshold.value();
        return switch (threshold.operator()) {
            case LESS_THAN -> attribute < value;
            case LESS_THAN_OR_EQUAL -> attribute <= value;
            case GREATER_THAN -> attribute > value;
            case GREATER_THAN_OR_EQUAL -> attribute >= value;
            case EQUAL -> attribute == value;
            case NOT_EQUAL -> attribute != value;
        };
    }
}
