package dev.sluice.metrics;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;

/**
 * Makes one number of the series of one metric. Data-parallel ranks are queues of their own; ranks that share the work
 * on one queue, where an engine reports each of them, say the same thing again. One value that is no number leaves the
 * whole unknown: a part is not the sum.
 */
final class Ranks {
    private static final Set<String> SHARING = Set.of("tp_rank", "pp_rank", "moe_ep_rank");

    private Ranks() {}

    /** The sum over the queues, 0 or more. */
    static OptionalDouble sum(List<Series> series) {
        return series.isEmpty()
                ? OptionalDouble.empty()
                : known(queues(series, value -> value).stream()
                        .mapToDouble(value -> value)
                        .sum());
    }

    /** The mean over the queues of a share, each held between 0 and 1. */
    static OptionalDouble meanShare(List<Series> series) {
        DoubleUnaryOperator atMostOne = value -> Double.isInfinite(value) ? value : Math.min(1, value);
        OptionalDouble mean =
                queues(series, atMostOne).stream().mapToDouble(value -> value).average();
        return mean.isPresent() ? known(mean.getAsDouble()) : mean;
    }

    private static OptionalDouble known(double value) {
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    private static Collection<Double> queues(List<Series> series, DoubleUnaryOperator held) {
        Map<Map<String, String>, Double> queues = new HashMap<>();
        for (Series one : series) {
            double value = one.value() < 0 ? Double.NaN : held.applyAsDouble(one.value());
            queues.merge(queueOf(one), value, Math::max);
        }
        return queues.values();
    }

    private static Map<String, String> queueOf(Series series) {
        Map<String, String> labels = new HashMap<>(series.labels());
        labels.keySet().removeAll(SHARING);
        return labels;
    }
}
