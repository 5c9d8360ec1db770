package dev.sluice.metrics;

import java.util.List;
import java.util.Map;

/** The series found in one answer, by the metric's name. */
record Found(Map<String, List<Series>> series) {
    /** The series of the first spec that has any. */
    List<Series> first(List<MetricSpec> specs) {
        return specs.stream()
                .map(this::of)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private List<Series> of(MetricSpec spec) {
        return series.getOrDefault(spec.name(), List.of()).stream()
                .filter(one -> spec.matches(one.labels()))
                .toList();
    }
}
