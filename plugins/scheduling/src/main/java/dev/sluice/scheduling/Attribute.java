package dev.sluice.scheduling;

import dev.sluice.spi.Endpoint;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The numbers by which endpoints are told apart: a {@link Metric} by its name, or a label that holds a number. */
final class Attribute {
    private static final String LABEL = "label:";
    private static final List<String> WORDS =
            Arrays.stream(Metric.values()).map(Metric::word).toList();

    private Attribute() {}

    /**
     * The reading of an attribute; NaN where an endpoint does not have it.
     *
     * @param key such as {@code waiting-queue} or {@code label:example.com/power}
     * @throws IllegalArgumentException when there is no such attribute, or it is to come from another plugin
     */
    static ToDoubleFunction<Endpoint> of(String key, Optional<String> producer) {
        if (producer.isPresent() && !producer.get().isEmpty()) {
            throw new IllegalArgumentException(
                    "wanted no producer, as attributes come from the gateway itself, found " + producer.get());
        }
        if (key.startsWith(LABEL) && key.length() > LABEL.length()) {
            var numbers = new LabelReadings<>(key.substring(LABEL.length()), Double.NaN, Attribute::number);
            return numbers::of;
        }
        for (Metric metric : Metric.values()) {
            if (metric.word().equals(key)) {
                return metric::of;
            }
        }
        throw new IllegalArgumentException("wanted an attribute of " + String.join(", ", WORDS)
                + ", or label: and the key of a label, found " + key + "; nearest is " + nearest(key));
    }

    private static String nearest(String key) {
        return WORDS.stream()
                .min(Comparator.comparingInt(word -> Letters.apart(key, word)))
                .orElseThrow();
    }

    private static double number(String label) {
        try {
            return Double.parseDouble(label);
        } catch (NumberFormatException noNumber) {
            return Double.NaN;
        }
    }
}
