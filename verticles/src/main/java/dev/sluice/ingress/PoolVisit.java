package dev.sluice.ingress;

import dev.sluice.message.Answering;
import dev.sluice.message.Moved;
import dev.sluice.message.Placed;
import dev.sluice.message.Placement;
import dev.sluice.message.Prefill;
import dev.sluice.message.Prefill.Legs;
import dev.sluice.message.RawRequest;
import dev.sluice.message.Released;
import dev.sluice.message.Rested;
import dev.sluice.naming.EndpointKey;
import dev.sluice.naming.ResponseId;
import dev.sluice.routing.Backend;
import dev.sluice.routing.Protocol;
import dev.sluice.routing.Upstream;
import dev.sluice.routing.Upstream.ClientTls;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.InferenceRequest;
import io.vertx.core.Future;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A request's turn at a pool: the endpoints its picker names, and new ones when those are used up. */
final class PoolVisit implements Visit {
    private static final Upstream HTTP2 =
            new Upstream(Protocol.HTTP2, ClientTls.SYSTEM, Optional.empty(), Optional.empty());

    private final Steps steps;
    private final Backend.Pool backend;
    private final InferenceRequest request;
    private final Optional<RawRequest> raw;
    private final Set<URI> tried = new HashSet<>();
    private Optional<Placed> placed = Optional.empty();
    private Optional<Prefill> prefill = Optional.empty();
    private boolean oneLeg;
    private int index;

    PoolVisit(Steps steps, Backend.Pool backend, InferenceRequest request, Optional<RawRequest> raw) {
        this.steps = steps;
        this.backend = backend;
        this.request = request;
        this.raw = raw;
    }

    /** Whether pools are spoken to in this way. */
    static boolean speaks(Upstream upstream) {
        return upstream.equals(Upstream.PLAIN) || upstream.equals(HTTP2);
    }

    @Override
    public Future<Endpoint> next() {
        if (placed.isPresent() && index + 1 < placed.get().endpoints().size()) {
            index++;
            steps.moved(
                    backend.pool(), new Moved(placed.get().ticket(), current().address(), request));
            return Future.succeededFuture(current());
        }
        leave();
        return steps.schedule(backend.pool(), new Placement(request, tried, raw, oneLeg))
                .map(given -> {
                    placed = Optional.of(given);
                    prefill = given.prefill();
                    index = 0;
                    return current();
                });
    }

    @Override
    public Upstream upstream() {
        return backend.protocol() == Protocol.HTTP2 ? HTTP2 : Upstream.PLAIN;
    }

    @Override
    public void failed(boolean again) {
        prefilled();
        if (!again) {
            tried.add(current().address());
        }
    }

    @Override
    public void refused(Optional<Duration> pause) {
        failed(false);
        pause.ifPresent(
                asked -> steps.rested(backend.pool(), new Rested(current().address(), asked)));
    }

    @Override
    public void answered(int status) {}

    @Override
    public void begun() {
        prefilled();
        placed.ifPresent(given -> steps.answering(backend.pool(), new Answering(given.ticket())));
    }

    @Override
    public Map<String, String> answerHeaders() {
        return placed.map(Placed::answerHeaders)
                .filter(headers -> index < headers.size())
                .map(headers -> headers.get(index))
                .orElse(Map.of());
    }

    @Override
    public Optional<String> responseIdSuffix() {
        return Optional.of(ResponseId.suffix(EndpointKey.of(current().address())));
    }

    @Override
    public boolean isAtKeeper() {
        return request.previousResponse()
                .flatMap(ResponseId::read)
                .filter(id -> id.endpoint() == EndpointKey.of(current().address()))
                .isPresent();
    }

    @Override
    public void oneLeg() {
        oneLeg = true;
    }

    @Override
    public Optional<Endpoint> prefill() {
        return prefill.filter(leg -> leg.legs() == Legs.GATEWAY).map(Prefill::endpoint);
    }

    /** A header that names the endpoint of the prefill to a sidecar; the prefill counts until the answer begins. */
    @Override
    public Map<String, String> endpointHeaders() {
        return prefill.filter(leg -> leg.legs() == Legs.HEADERS)
                .map(leg -> Map.of(HeaderRules.PREFILLER, hostAndPort(leg.endpoint())))
                .orElse(Map.of());
    }

    @Override
    public void prefilled() {
        prefill.ifPresent(leg -> steps.released(backend.pool(), new Released(leg.ticket())));
        prefill = Optional.empty();
    }

    @Override
    public void leave() {
        prefilled();
        placed.ifPresent(given -> steps.released(backend.pool(), new Released(given.ticket())));
        placed = Optional.empty();
    }

    private static String hostAndPort(Endpoint endpoint) {
        URI address = endpoint.address();
        int byScheme = "https".equals(address.getScheme()) ? 443 : 80;
        return address.getHost() + ":" + (address.getPort() < 0 ? byScheme : address.getPort());
    }

    private Endpoint current() {
        return placed.orElseThrow().endpoints().get(index);
    }
}
