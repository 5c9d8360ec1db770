package dev.sluice.validation;

/** What a number must be: between two bounds, which may be infinite and belong to the range. */
record NumberRule(Reads reads, double minimum, double maximum) {
    static final NumberRule ANY = new NumberRule(Reads.NOTHING, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    /** Whether any number will do and tells nothing. */
    boolean isOpen() {
        return minimum == Double.NEGATIVE_INFINITY && maximum == Double.POSITIVE_INFINITY && reads == Reads.NOTHING;
    }

    /** What is wanted, as in "between 0 and 2". */
    String describe() {
        if (maximum == Double.POSITIVE_INFINITY) {
            return "at least " + plain(minimum);
        }
        return minimum == Double.NEGATIVE_INFINITY
                ? "at most " + plain(maximum)
                : "between " + plain(minimum) + " and " + plain(maximum);
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
