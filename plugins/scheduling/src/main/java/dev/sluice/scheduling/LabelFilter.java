package dev.sluice.scheduling;

import dev.sluice.spi.Endpoint;
import dev.sluice.spi.Filter;
import dev.sluice.spi.InferenceRequest;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Keeps the endpoints whose label has one of some values. */
final class LabelFilter implements Filter {
    /** The label that says which part of the work an endpoint does. */
    static final String ROLE = "llm-d.ai/role";

    private final Predicate<Endpoint> test;

    /** Keeps endpoints without the label where {@code unlabelled} says so. */
    LabelFilter(String label, Set<String> values, boolean unlabelled) {
        Set<String> valid = Set.copyOf(values);
        test = endpoint -> {
            String value = endpoint.labels().get(label);
            return value == null ? unlabelled : valid.contains(value);
        };
    }

    @Override
    public Predicate<Endpoint> filter(InferenceRequest request, List<Endpoint> candidates) {
        return test;
    }
}
