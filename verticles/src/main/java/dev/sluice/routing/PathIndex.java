package dev.sluice.routing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Candidates found by the path: exact paths first, then regular expressions, then prefixes from the longest to the shortest. */
final class PathIndex {
    private static final ModelIndex NONE = new ModelIndex();

    private final Map<String, ModelIndex> exact = new HashMap<>();
    private final ModelIndex expressions = new ModelIndex();
    private final Map<String, ModelIndex> prefixes = new HashMap<>();
    private final int longestPrefix;

    /**
     * Sorts candidates by the kind of their paths.
     *
     * @param ranked from the lowest rank to the highest
     */
    PathIndex(List<Candidate> ranked) {
        ranked.forEach(candidate -> place(candidate).add(candidate));
        longestPrefix =
                prefixes.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    private ModelIndex place(Candidate candidate) {
        return switch (candidate.claim().match().path().kind()) {
            case EXACT -> exact.computeIfAbsent(candidate.claim().path(), path -> new ModelIndex());
            case REGULAR_EXPRESSION -> expressions;
            case PREFIX -> prefixes.computeIfAbsent(candidate.claim().path(), path -> new ModelIndex());
        };
    }

    /** The candidate of the lowest rank that takes the request. */
    Optional<Candidate> first(RequestHead head, Optional<String> model) {
        Optional<Candidate> found = exact.getOrDefault(head.path(), NONE).first(head, model);
        return found.or(() -> expressions.first(head, model)).or(() -> firstByPrefix(head, model));
    }

    private Optional<Candidate> firstByPrefix(RequestHead head, Optional<String> model) {
        String path = head.path();
        int end = path.length() <= longestPrefix ? path.length() : path.lastIndexOf('/', longestPrefix);
        while (end > 0) {
            Optional<Candidate> found =
                    prefixes.getOrDefault(path.substring(0, end), NONE).first(head, model);
            if (found.isPresent()) {
                return found;
            }
            end = path.lastIndexOf('/', end - 1);
        }
        return prefixes.getOrDefault("", NONE).first(head, model);
    }
}
