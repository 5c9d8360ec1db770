package dev.sluice.routing;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Candidates that differ in the model they take, found by it; those that do not ask for one exactly are always looked at. */
final class ModelIndex {
    private static final HeaderIndex NONE = new HeaderIndex();

    private final Map<String, HeaderIndex> byModel = new HashMap<>();
    private final HeaderIndex others = new HeaderIndex();

    /** Takes one more, of a higher rank than all before. */
    void add(Candidate candidate) {
        candidate
                .claim()
                .exactModel()
                .map(model -> byModel.computeIfAbsent(model, fresh -> new HeaderIndex()))
                .orElse(others)
                .add(candidate);
    }

    /** The candidate of the lowest rank that takes the request. */
    Optional<Candidate> first(RequestHead head, Optional<String> model) {
        Optional<Candidate> named =
                model.flatMap(name -> byModel.getOrDefault(name, NONE).first(head, model));
        return Candidate.lower(named, others.first(head, model));
    }
}
