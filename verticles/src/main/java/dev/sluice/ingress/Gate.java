package dev.sluice.ingress;

import dev.sluice.caller.Caller;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Lets in those who prove who they are, where that is wanted.
 *
 * @param guarded whether it is
 * @param open paths that are nobody's to guard
 */
record Gate(Callers callers, BooleanSupplier guarded, Set<String> open) {
    /** The request with its caller; fails with a {@link dev.sluice.problem.Problem} where there is none. */
    Future<Arrival> pass(HttpServerRequest http) {
        if (!guarded.getAsBoolean() || open.contains(http.path())) {
            return Future.succeededFuture(new Arrival(http, Optional.empty()));
        }
        Future<Caller> caller = callers.of(http.headers());
        return caller.map(known -> new Arrival(http, Optional.of(known)));
    }
}
