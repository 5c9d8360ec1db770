package dev.sluice.routing;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One match of one rule, ready to be held against requests. */
final class Candidate {
    private final Route route;
    private final Routed routed;
    private final int place;
    private final Pattern path;
    private final List<ValueTest> model;
    private final List<ValueTest> headers;
    private final List<ValueTest> query;
    private int rank;

    /** Compiles a match; {@code place} is where it stands in its route. */
    Candidate(Route route, Routed routed, int place) {
        RouteMatch match = routed.match();
        this.route = route;
        this.routed = routed;
        this.place = place;
        this.path = Pattern.compile(
                match.path().kind() == PathMatch.Kind.REGULAR_EXPRESSION
                        ? match.path().value()
                        : "");
        this.model =
                match.headers().stream().filter(Candidate::isModel).map(ValueTest::of).toList();
        this.headers = match.headers().stream()
                .filter(header -> !isModel(header))
                .map(ValueTest::of)
                .toList();
        this.query = match.query().stream().map(ValueTest::of).toList();
    }

    Route route() {
        return route;
    }

    Routed routed() {
        return routed;
    }

    RouteMatch match() {
        return routed.match();
    }

    int place() {
        return place;
    }

    /** Its place among all, the first is taken first. */
    int rank() {
        return rank;
    }

    void rank(int given) {
        rank = given;
    }

    /** The one model that it takes, where it names one. */
    Optional<String> model() {
        return match().headers().stream()
                .filter(header -> isModel(header) && header.kind() == ValueMatch.Kind.EXACT)
                .map(ValueMatch::value)
                .findFirst();
    }

    /** Whether a path is one that its regular expression takes. */
    boolean takesPath(String asked) {
        return path.matcher(asked).matches();
    }

    /** Whether all but the path is as it wants it. */
    boolean takes(RequestHead head, Optional<String> asked) {
        if (match().method().isPresent() && !match().method().get().equals(head.method())) {
            return false;
        }
        for (ValueTest test : model) {
            if (!test.takes(asked.orElse(null))) {
                return false;
            }
        }
        for (ValueTest test : headers) {
            if (!test.takes(head.header(test.name()))) {
                return false;
            }
        }
        for (ValueTest test : query) {
            if (!test.takes(head.query(test.name()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isModel(ValueMatch header) {
        return header.name().equals(RouteMatch.MODEL_HEADER);
    }
}
