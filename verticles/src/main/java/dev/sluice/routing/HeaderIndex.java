package dev.sluice.routing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Candidates found by the first header they ask for exactly, as a tenant's; those that ask for none are always looked at. */
final class HeaderIndex {
    private final Map<String, Map<String, List<Candidate>>> byNameAndValue = new HashMap<>();
    private final List<Candidate> others = new ArrayList<>();

    /** Takes one more, of a higher rank than all before. */
    void add(Candidate candidate) {
        candidate.claim().exactHeader().map(this::place).orElse(others).add(candidate);
    }

    private List<Candidate> place(ValueMatch header) {
        return byNameAndValue
                .computeIfAbsent(header.name(), fresh -> new HashMap<>())
                .computeIfAbsent(header.value(), fresh -> new ArrayList<>());
    }

    /** The candidate of the lowest rank that takes the request. */
    Optional<Candidate> first(RequestHead head, Optional<String> model) {
        Optional<Candidate> found = first(others, head, model);
        for (Map.Entry<String, Map<String, List<Candidate>>> header : byNameAndValue.entrySet()) {
            String value = head.header(header.getKey());
            if (value != null) {
                found = Candidate.lower(found, first(header.getValue().getOrDefault(value, List.of()), head, model));
            }
        }
        return found;
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
