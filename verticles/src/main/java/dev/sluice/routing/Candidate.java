package dev.sluice.routing;

import java.util.List;
import java.util.Optional;

/**
 * A claim in its place.
 *
 * @param rank among all of a listener, the first is 0
 * @param conditions all hold, or it does not take the request
 */
record Candidate(int rank, Claim claim, List<Condition> conditions) {
    static Candidate of(int rank, Claim claim) {
        return new Candidate(rank, claim, Condition.of(claim));
    }

    /** The one that comes first of two that may be there. */
    static Optional<Candidate> lower(Optional<Candidate> one, Optional<Candidate> other) {
        if (one.isPresent() && other.isPresent()) {
            return one.get().rank() < other.get().rank() ? one : other;
        }
        return one.or(() -> other);
    }

    boolean takes(RequestHead head, Optional<String> model) {
        for (Condition condition : conditions) {
            if (!condition.holds(head, model)) {
                return false;
            }
        }
        return true;
    }
}
