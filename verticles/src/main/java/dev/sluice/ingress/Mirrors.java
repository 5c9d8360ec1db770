package dev.sluice.ingress;

import dev.sluice.problem.Problem;
import dev.sluice.routing.BackendRef;
import dev.sluice.routing.BodyChange;
import dev.sluice.routing.Filters;
import dev.sluice.routing.Filters.Mirror;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.InferenceRequest;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Sends copies of a request to backends whose answers nobody waits for. */
final class Mirrors {
    private static final Problem NOBODY_WAITS = new Problem.Internal("The answer of a mirror took too long.");

    private Mirrors() {}

    /** Sends to each mirror by its share. */
    static void send(List<Mirror> mirrors, Exchange exchange, InferenceRequest request, Buffer body) {
        for (Mirror mirror : mirrors) {
            if (exchange.loop().upstreams().random().nextDouble() < mirror.share()) {
                copy(exchange, mirror, request, body.copy());
            }
        }
    }

    private static void copy(Exchange exchange, Mirror mirror, InferenceRequest request, Buffer body) {
        BackendRef reference = new BackendRef(mirror.backend(), 1, 0, Optional.empty(), Filters.NONE, BodyChange.NONE);
        Stay.begin(exchange, reference, request, body)
                .compose(stay -> exchanged(exchange, stay))
                .onFailure(unimportant -> {});
    }

    private static Future<Void> exchanged(Exchange exchange, Stay stay) {
        stay.visit().oneLeg();
        return stay.visit()
                .next()
                .compose(endpoint -> exchanged(exchange, stay, endpoint))
                .eventually(() -> {
                    stay.visit().leave();
                    return Future.succeededFuture();
                });
    }

    private static Future<Void> exchanged(Exchange exchange, Stay stay, Endpoint endpoint) {
        Loop loop = exchange.loop();
        long limit = loop.options().timeouts().total().toMillis();
        Attempt attempt = new Attempt(endpoint);
        return attempt.send(loop.upstreams().client(stay.visit().upstream()), stay.outgoing(), stay.body())
                .compose(HttpClientResponse::end)
                .timeout(limit, TimeUnit.MILLISECONDS)
                .onFailure(late -> attempt.abandon(NOBODY_WAITS));
    }
}
