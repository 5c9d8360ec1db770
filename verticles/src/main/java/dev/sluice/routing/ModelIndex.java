package dev.sluice.routing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Candidates that differ in the model they take, found by it; those that do not ask for one exactly are always looked at. */
final class ModelIndex {
    private final Map<String, List<Candidate>> byModel = new HashMap<>();
    private final List<Candidate> others = new ArrayList<>();

    /** Takes one more, of a higher rank than all before. */
    void add(Candidate candidate) {
        candidate
                .claim()
                .exactModel()
                .map(model -> byModel.computeIfAbsent(model, fresh -> new ArrayList<>()))
                .orElse(others)
                .add(candidate);
    }

    /** The candidate of the lowest rank that takes the request. */
    Optional<Candidate> first(RequestHead head, Optional<String> model) {
        Optional<Candidate> named = model.flatMap(name -> first(byModel.getOrDefault(name, List.of()), head, model));
        Optional<Candidate> other = first(others, head, model);
        if (named.isPresent() && other.isPresent()) {
            return named.get().rank() < other.get().rank() ? named : other;
        }
        return named.or(() -> other);
    }

    private static Optional<Candidate> first(List<Candidate> ranked, RequestHead head, Optional<String> model) {
        for (Candidate candidate : ranked) {
            if (candidate.takes(head, model)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
