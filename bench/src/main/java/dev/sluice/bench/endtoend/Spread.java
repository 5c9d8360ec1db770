package dev.sluice.bench.endtoend;

import java.util.List;
import java.util.Locale;

/**
 * A figure over several rounds.
 *
 * @param median of the rounds
 * @param min lowest round
 * @param max highest round
 */
public record Spread(double median, double min, double max) {
    /** Of at least one value. */
    public static Spread of(List<Double> values) {
        List<Double> ordered = values.stream().sorted().toList();
        int size = ordered.size();
        double median = (ordered.get((size - 1) / 2) + ordered.get(size / 2)) / 2;
        return new Spread(median, ordered.get(0), ordered.get(size - 1));
    }

    /** The median with so many decimals. */
    public String median(int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", median);
    }

    /** Median and range of a ratio. */
    String ratio() {
        return String.format(Locale.ROOT, "%.2f (%.2f–%.2f)", median, min, max);
    }
}
