package dev.sluice.ingress;

import dev.sluice.message.RawRequest;
import dev.sluice.message.Settlement.Spent;
import dev.sluice.rewriting.StreamUsage.Asked;
import dev.sluice.routing.Backend;
import dev.sluice.routing.BackendRef;
import dev.sluice.spi.InferenceRequest;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** A request at one backend: whom to try there, and what they are sent. */
final class Stay {
    private final BackendRef reference;
    private final Visit visit;
    private final Outgoing outgoing;
    private final Asked asked;
    private Reservation reservation;
    private int attempts;

    private Stay(BackendRef reference, Visit visit, Outgoing outgoing, Asked asked, Reservation reservation) {
        this.reference = reference;
        this.visit = visit;
        this.outgoing = outgoing;
        this.asked = asked;
        this.reservation = reservation;
    }

    /** Begins; a large body is rewritten away from the event loop. */
    static Future<Stay> begin(Exchange exchange, BackendRef reference, InferenceRequest request, Buffer body) {
        Loop loop = exchange.loop();
        Outgoing outgoing =
                new Outgoing(exchange, reference, request, loop.upstreams().random());
        Future<Asked> written = outgoing.changesBody()
                ? Future.succeededFuture().compose(begun -> loop.work(body.length(), () -> outgoing.body(body)))
                : Future.succeededFuture(new Asked(body, false));
        return written.map(asked -> new Stay(
                reference,
                visit(loop, reference.backend(), outgoing.request(), exchange.raw(asked.body())),
                outgoing,
                asked,
                Reservation.nothing(loop.steps())));
    }

    /** Has the backend's quotas let the request in; fails with the problem where they do not. */
    Future<Stay> admitted(Exchange exchange) {
        return exchange.loop()
                .limiter()
                .admit(exchange.arrival(), exchange.routed().rule(), reference, outgoing.request())
                .map(reserved -> {
                    reservation = reserved;
                    return this;
                });
    }

    /** Tells the backend's quotas what was used of them. */
    void settle(Optional<Spent> spent) {
        reservation.settle(attempts > 0, spent);
    }

    BackendRef reference() {
        return reference;
    }

    Visit visit() {
        return visit;
    }

    Outgoing outgoing() {
        return outgoing;
    }

    Buffer body() {
        return asked.body();
    }

    /** Whether the answer's usage was asked for by the gateway, and not by the client. */
    boolean hidesUsage() {
        return asked.added();
    }

    void attempted() {
        attempts++;
    }

    int attempts() {
        return attempts;
    }

    private static Visit visit(Loop loop, Backend backend, InferenceRequest request, Optional<RawRequest> raw) {
        if (backend instanceof Backend.Pool pool) {
            return new PoolVisit(loop.steps(), pool, request, raw);
        }
        if (backend instanceof Backend.Provider provider) {
            return new ProviderVisit(provider, loop.upstreams().health(provider.name()));
        }
        return new NoVisit((Backend.Unresolved) backend);
    }
}
