package dev.sluice.bench.endtoend;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * All measurements of one scenario.
 *
 * @param scenario what was sent
 * @param measurements in the order they were made
 */
record Rounds(Scenario scenario, List<Measurement> measurements) {
    Rounds {
        measurements = List.copyOf(measurements);
    }

    List<String> targets() {
        return measurements.stream()
                .map(Measurement::target)
                .distinct()
                .sorted()
                .toList();
    }

    long noisy() {
        return measurements.stream().filter(Measurement::noisy).count();
    }

    Spread of(String target, ToDoubleFunction<Measurement> figure) {
        return Spread.of(measurements.stream()
                .filter(measurement -> measurement.target().equals(target))
                .map(figure::applyAsDouble)
                .toList());
    }

    /** The figure of one target beside that of another in the same round. */
    Spread beside(String target, String peer, Pairing pairing) {
        return Spread.of(measurements.stream()
                .filter(measurement -> measurement.target().equals(target))
                .map(measurement -> pairing.compare(measurement, inRound(measurement.round(), peer)))
                .toList());
    }

    private Measurement inRound(int round, String target) {
        return measurements.stream()
                .filter(measurement ->
                        measurement.round() == round && measurement.target().equals(target))
                .findFirst()
                .orElseThrow();
    }

    /** How two measurements of one round become one figure. */
    @FunctionalInterface
    interface Pairing {
        double compare(Measurement target, Measurement peer);
    }
}
