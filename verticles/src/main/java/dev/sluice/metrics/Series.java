package dev.sluice.metrics;

import java.util.Map;

/** One line of the exposition: what tells it from the metric's other series, and its value, which may be any double. */
record Series(Map<String, String> labels, double value) {
    Series {
        labels = Map.copyOf(labels);
    }

    /** What a label says, or nothing. */
    String label(String name) {
        return labels.getOrDefault(name, "");
    }
}
