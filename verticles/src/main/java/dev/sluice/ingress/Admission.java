package dev.sluice.ingress;

import dev.sluice.ingress.IngressOptions.Limits;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import java.util.Optional;

/** What the clients of one event loop may take together: requests, connections, and memory for bodies. */
final class Admission {
    private final Limits limits;
    private long bodyBytes;
    private int requests;
    private int connections;

    Admission(Limits limits) {
        this.limits = limits;
    }

    /** Why no further request is let in; empty where one is. */
    Optional<Problem> obstacle() {
        return requests >= limits.requests()
                ? Optional.of(new Problem.Overloaded(limits.requests()))
                : Optional.empty();
    }

    void requestBegins() {
        requests++;
    }

    void requestEnds() {
        requests--;
    }

    /** Lets a connection in, unless there are too many. */
    boolean connect() {
        if (connections >= limits.connections()) {
            return false;
        }
        connections++;
        return true;
    }

    void disconnect() {
        connections--;
    }

    /**
     * Takes memory for a body.
     *
     * @throws ProblemException with {@link Problem.BodiesTooLarge} when that is more than there is
     */
    void takeBody(int bytes) {
        long limit = limits.bodies().bytes();
        if (bodyBytes + bytes > limit) {
            throw new ProblemException(new Problem.BodiesTooLarge(limit));
        }
        bodyBytes += bytes;
    }

    void giveBodyBack(int bytes) {
        bodyBytes -= bytes;
    }
}
