package dev.sluice.ingress;

import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;

/** The memory that the request bodies of one event loop may take together. */
final class BodyBudget {
    private final long limit;
    private long taken;

    BodyBudget(long limit) {
        this.limit = limit;
    }

    /**
     * Takes some.
     *
     * @throws ProblemException with {@link Problem.BodiesTooLarge} when that is more than there is
     */
    void take(int bytes) {
        if (taken + bytes > limit) {
            throw new ProblemException(new Problem.BodiesTooLarge(limit));
        }
        taken += bytes;
    }

    void giveBack(int bytes) {
        taken -= bytes;
    }
}
