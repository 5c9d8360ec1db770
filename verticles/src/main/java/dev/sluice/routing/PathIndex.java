package dev.sluice.routing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Matches by their paths, those of one path in the order of precedence. */
final class PathIndex {
    private final Map<String, List<Candidate>> exact = new HashMap<>();
    private final Map<String, List<Candidate>> prefixes = new HashMap<>();
    private final List<Candidate> expressions = new ArrayList<>();

    /** Takes one more, which comes after those it has. */
    void add(Candidate candidate) {
        PathMatch path = candidate.match().path();
        switch (path.kind()) {
            case EXACT -> exact.computeIfAbsent(path.value(), none -> new ArrayList<>())
                    .add(candidate);
            case PREFIX -> prefixes.computeIfAbsent(segments(path.value()), none -> new ArrayList<>())
                    .add(candidate);
            case REGULAR_EXPRESSION -> expressions.add(candidate);
        }
    }

    /** The first that takes a request; exact paths come before expressions, and these before prefixes, longest first. */
    @Nullable
    Candidate first(RequestHead head, Optional<String> model) {
        String path = head.path();
        Candidate found = first(exact.get(path), head, model);
        if (found != null) {
            return found;
        }
        for (Candidate candidate : expressions) {
            if (candidate.takesPath(path) && candidate.takes(head, model)) {
                return candidate;
            }
        }
        return prefixes.isEmpty() ? null : byPrefix(path, head, model);
    }

    private @Nullable Candidate byPrefix(String path, RequestHead head, Optional<String> model) {
        for (int end = path.length(); end >= 0; end = end == 0 ? -1 : Math.max(0, path.lastIndexOf('/', end - 1))) {
            Candidate found = first(prefixes.get(path.substring(0, end)), head, model);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable Candidate first(
            @Nullable List<Candidate> ordered, RequestHead head, Optional<String> model) {
        if (ordered != null) {
            for (Candidate candidate : ordered) {
                if (candidate.takes(head, model)) {
                    return candidate;
                }
            }
        }
        return null;
    }

    private static String segments(String prefix) {
        return prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
    }
}
