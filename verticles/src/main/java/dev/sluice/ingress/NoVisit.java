package dev.sluice.ingress;

import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import dev.sluice.routing.Backend;
import dev.sluice.routing.Upstream;
import dev.sluice.spi.Endpoint;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;

/** A request's turn at a backend that is not there. */
final class NoVisit implements Visit {
    private final Backend.Unresolved backend;

    NoVisit(Backend.Unresolved backend) {
        this.backend = backend;
    }

    @Override
    public Future<Endpoint> next() {
        return Future.failedFuture(
                new ProblemException(new Problem.BackendUnresolved(backend.name(), backend.reason())));
    }

    @Override
    public Upstream upstream() {
        return Upstream.PLAIN;
    }

    @Override
    public void failed(boolean again) {}

    @Override
    public void refused(Optional<Duration> pause) {}

    @Override
    public void answered(int status) {}

    @Override
    public void leave() {}
}
