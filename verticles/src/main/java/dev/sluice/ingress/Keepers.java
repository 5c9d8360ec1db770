package dev.sluice.ingress;

import dev.sluice.naming.ResponseId;
import dev.sluice.routing.Backend;
import dev.sluice.routing.BackendRef;
import dev.sluice.spi.InferenceRequest;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** Has a request that continues a response visit first the pool that has the response, where a rule has several backends. */
final class Keepers {
    private final Steps steps;
    private final Turns turns;

    private Keepers(Steps steps, Turns turns) {
        this.steps = steps;
        this.turns = turns;
    }

    /** Puts that pool's turn first; completes at once for a request that continues no response. */
    static Future<Void> first(Exchange exchange, InferenceRequest request, Turns turns) {
        List<BackendRef> backends = exchange.routed().rule().backends();
        Optional<ResponseId> continued = request.previousResponse().flatMap(ResponseId::read);
        return backends.size() < 2 || continued.isEmpty()
                ? Future.succeededFuture()
                : new Keepers(exchange.loop().steps(), turns)
                        .ask(continued.get().endpoint(), backends, 0);
    }

    private Future<Void> ask(long endpoint, List<BackendRef> backends, int index) {
        if (index == backends.size()) {
            return Future.succeededFuture();
        }
        BackendRef backend = backends.get(index);
        return isIn(endpoint, backend.backend()).compose(here -> {
            if (here) {
                turns.first(backend);
                return Future.succeededFuture();
            }
            return ask(endpoint, backends, index + 1);
        });
    }

    /** A pool that cannot be asked does not have it either. */
    private Future<Boolean> isIn(long endpoint, Backend backend) {
        return backend instanceof Backend.Pool pool
                ? steps.isIn(pool.pool(), endpoint).otherwise(false)
                : Future.succeededFuture(false);
    }
}
