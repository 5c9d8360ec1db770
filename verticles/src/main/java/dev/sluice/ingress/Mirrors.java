package dev.sluice.ingress;

import dev.sluice.routing.BackendRef;
import dev.sluice.routing.BodyChange;
import dev.sluice.routing.Filters;
import dev.sluice.routing.Filters.Mirror;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.InferenceRequest;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Sends copies of a request to backends whose answers nobody waits for. */
final class Mirrors {
    private Mirrors() {}

    /** Sends to each mirror of the rule, and of its backends, by its share. */
    static void send(Exchange exchange, InferenceRequest request, Buffer body) {
        List<Mirror> mirrors =
                new ArrayList<>(exchange.routed().rule().filters().mirrors());
        exchange.routed()
                .rule()
                .backends()
                .forEach(reference -> mirrors.addAll(reference.filters().mirrors()));
        for (Mirror mirror : mirrors) {
            if (exchange.loop().upstreams().random().nextDouble() < mirror.share()) {
                copy(exchange, mirror, request, body.copy());
            }
        }
    }

    private static void copy(Exchange exchange, Mirror mirror, InferenceRequest request, Buffer body) {
        BackendRef reference = new BackendRef(mirror.backend(), 1, 0, Optional.empty(), Filters.NONE, BodyChange.NONE);
        Stay.begin(exchange, reference, request, body)
                .compose(stay -> stay.visit()
                        .next()
                        .compose(endpoint -> exchanged(exchange, stay, endpoint))
                        .eventually(() -> {
                            stay.visit().leave();
                            return Future.succeededFuture();
                        }))
                .onFailure(unimportant -> {});
    }

    private static Future<Void> exchanged(Exchange exchange, Stay stay, Endpoint endpoint) {
        Loop loop = exchange.loop();
        long limit = loop.options().timeouts().total().toMillis();
        return new Attempt(endpoint)
                .send(loop.upstreams().client(stay.visit().upstream()), stay)
                .compose(HttpClientResponse::end)
                .timeout(limit, TimeUnit.MILLISECONDS);
    }
}
