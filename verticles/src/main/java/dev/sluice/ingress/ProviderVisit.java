package dev.sluice.ingress;

import dev.sluice.ingress.BackendHealth.Trial;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import dev.sluice.routing.Backend;
import dev.sluice.routing.Upstream;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.Sample;
import io.vertx.core.Future;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A request's turn at a provider: each of its addresses once, beginning where the last request did not. */
final class ProviderVisit implements Visit {
    private final Backend.Provider backend;
    private final BackendHealth health;
    private final int first;
    private Trial trial;
    private int given;

    ProviderVisit(Backend.Provider backend, BackendHealth health) {
        this.backend = backend;
        this.health = health;
        this.first = health.nextTurn();
        this.trial = health.begin();
    }

    @Override
    public Future<Endpoint> next() {
        if (given == backend.addresses().size()) {
            return Future.failedFuture(
                    new ProblemException(new Problem.NoEndpoint(backend.name(), "every address was tried and failed")));
        }
        URI address = backend.addresses()
                .get(Math.floorMod(first + given, backend.addresses().size()));
        given++;
        return Future.succeededFuture(new Endpoint(backend.name(), address, Map.of(), Sample.UNKNOWN, 0, 0));
    }

    @Override
    public Upstream upstream() {
        return backend.upstream();
    }

    @Override
    public void failed(boolean again) {
        if (again) {
            given--;
            return;
        }
        count();
    }

    @Override
    public void refused(Optional<Duration> pause) {
        pause.ifPresentOrElse(health::rest, this::count);
    }

    @Override
    public void answered(int status) {
        if (status < 500) {
            health.succeeded(trial);
        } else {
            count();
        }
    }

    @Override
    public void leave() {
        health.ended(trial);
    }

    private void count() {
        trial = health.failed(trial, backend.ejection());
    }
}
