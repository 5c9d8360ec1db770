package dev.sluice.ingress;

import dev.sluice.routing.Backend;
import dev.sluice.routing.BackendOrder;
import dev.sluice.routing.BackendRef;
import dev.sluice.routing.Upstream;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** What one event loop has of those behind it: connections, and how providers have done lately. */
final class Upstreams {
    private final Vertx vertx;
    private final IngressOptions options;
    private final Deadlines clock;
    private final RandomGenerator random;
    private final Map<Upstream, UpstreamClient> clients = new HashMap<>();
    private final Map<String, BackendHealth> healths = new HashMap<>();

    Upstreams(Vertx vertx, IngressOptions options, Deadlines clock, RandomGenerator random) {
        this.vertx = vertx;
        this.options = options;
        this.clock = clock;
        this.random = random;
    }

    /** The connections for a way of speaking. */
    UpstreamClient client(Upstream upstream) {
        return clients.computeIfAbsent(
                upstream,
                wanted -> new UpstreamClient(
                        vertx,
                        wanted,
                        options.timeouts().connect(),
                        options.limits().requests()));
    }

    /** The order in which a request visits backends. */
    Turns turns(List<BackendRef> backends) {
        return new Turns(BackendOrder.draw(backends, random), this::available);
    }

    /** How a provider has done. */
    BackendHealth health(String provider) {
        return healths.computeIfAbsent(provider, name -> new BackendHealth(clock::now));
    }

    RandomGenerator random() {
        return random;
    }

    /** Forgets all others; their connections close when the requests on them have ended. */
    void keep(UsedBackends used) {
        healths.keySet().retainAll(used.providers());
        clients.entrySet().removeIf(entry -> {
            boolean gone = !used.upstreams().contains(entry.getKey()) && !PoolVisit.speaks(entry.getKey());
            if (gone) {
                entry.getValue().retire(options.timeouts().total());
            }
            return gone;
        });
    }

    private boolean available(BackendRef reference) {
        return !(reference.backend() instanceof Backend.Provider provider)
                || health(provider.name()).available();
    }
}
