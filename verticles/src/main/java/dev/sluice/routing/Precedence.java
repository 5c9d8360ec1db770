package dev.sluice.routing;

import java.util.Comparator;

/**
 * Which of two matches that both take a request is the one: exact path, then regular expression, then the longest path;
 * a method; the most headers; the most query parameters; the oldest route; namespace and name; the order in the route.
 */
final class Precedence {
    static final Comparator<Candidate> ORDER = Comparator.comparingInt(Precedence::kind)
            .thenComparingInt(candidate -> -candidate.match().path().value().length())
            .thenComparingInt(candidate -> candidate.match().method().isPresent() ? 0 : 1)
            .thenComparingInt(candidate -> -candidate.match().headers().size())
            .thenComparingInt(candidate -> -candidate.match().query().size())
            .thenComparing(candidate -> candidate.route().created())
            .thenComparing(candidate -> candidate.route().id().namespace())
            .thenComparing(candidate -> candidate.route().id().name())
            .thenComparing(candidate -> candidate.route().id().kind())
            .thenComparingInt(Candidate::place);

    private Precedence() {}

    private static int kind(Candidate candidate) {
        return switch (candidate.match().path().kind()) {
            case EXACT -> 0;
            case REGULAR_EXPRESSION -> 1;
            case PREFIX -> 2;
        };
    }
}
