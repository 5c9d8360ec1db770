package dev.sluice.kvevents;

import dev.sluice.bus.Bus;
import dev.sluice.message.Addresses;
import dev.sluice.message.EndpointSpec;
import dev.sluice.message.KvEvents;
import dev.sluice.message.KvEventsQuestion;
import dev.sluice.message.KvEventsTaken;
import dev.sluice.message.KvEventsWanted;
import dev.sluice.message.PoolSpec;
import dev.sluice.spi.KvEventSource;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Knows which pools want to hear their endpoints' KV events, and has a thread that hears them. */
public final class KvEventsVerticle extends VerticleBase {
    private final Bus bus;
    private final EventReader reader;
    private final Map<String, Set<KvEventSource>> wanted = new HashMap<>();
    private Map<String, List<EndpointSpec>> pools;

    /**
     * Makes one; there is to be one in the process.
     *
     * @param pools those there are before it is told of others
     */
    public KvEventsVerticle(Bus bus, KvEventsOptions options, List<PoolSpec> pools) {
        this.bus = bus;
        this.pools = endpoints(pools);
        this.reader = new EventReader(options.sockets(), this::handOver);
    }

    @Override
    public Future<?> start() {
        Thread thread = new Thread(reader, "kv-events");
        thread.setDaemon(true);
        thread.start();
        bus.subscribe(Addresses.KV_EVENTS_WANTED, this::want);
        bus.subscribe(Addresses.POOLS, told -> follow(told.pools()));
        bus.publish(Addresses.KV_EVENTS_ASKED, new KvEventsQuestion());
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        Promise<Void> ended = Promise.promise();
        reader.stop(ended::complete);
        return ended.future();
    }

    private void want(KvEventsWanted want) {
        Set<KvEventSource> before = wanted.getOrDefault(want.pool(), Set.of());
        wanted.put(want.pool(), want.sources());
        if (!before.isEmpty() || !want.sources().isEmpty()) {
            hear(want.pool(), true);
        }
    }

    private void follow(List<PoolSpec> living) {
        pools = endpoints(living);
        wanted.forEach((pool, sources) -> {
            if (!sources.isEmpty()) {
                hear(pool, false);
            }
        });
    }

    private void hear(String pool, boolean afresh) {
        List<EndpointSpec> endpoints = pools.getOrDefault(pool, List.of());
        reader.follow(pool, Targets.of(pool, endpoints, Objects.requireNonNull(wanted.get(pool))), afresh);
    }

    /** On the reader's thread; the rest happens on the verticle's own. */
    private void handOver(String pool, KvEvents events) {
        context.runOnContext(turn -> bus.ask(Addresses.kvEvents(pool), events)
                .otherwise(new KvEventsTaken())
                .onSuccess(taken -> reader.taken()));
    }

    private static Map<String, List<EndpointSpec>> endpoints(List<PoolSpec> pools) {
        Map<String, List<EndpointSpec>> endpoints = new HashMap<>();
        pools.forEach(pool -> endpoints.put(pool.name(), pool.endpoints()));
        return endpoints;
    }
}
