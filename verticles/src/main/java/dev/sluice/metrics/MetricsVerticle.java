package dev.sluice.metrics;

import dev.sluice.bus.Bus;
import dev.sluice.message.Addresses;
import dev.sluice.message.PoolSnapshot;
import dev.sluice.message.PoolSpec;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks every endpoint how it stands and which models it serves, and publishes what it hears: each pool once an interval
 * at most, when something is new, and everything once a models' interval for those who came late. When it is told which
 * pools there are it publishes all of them at once, so that an endpoint that has left is not picked again.
 */
public final class MetricsVerticle extends VerticleBase {
    private final Bus bus;
    private final MetricsOptions options;
    private final List<PoolSpec> atStart;
    private final Ambient ambient;
    private Map<String, PoolPolling> pools = Map.of();

    /**
     * Makes one; there is to be one in the process.
     *
     * @param pools those there are before it is told of others
     */
    public MetricsVerticle(Bus bus, MetricsOptions options, List<PoolSpec> pools) {
        this(bus, options, pools, Ambient.real());
    }

    MetricsVerticle(Bus bus, MetricsOptions options, List<PoolSpec> pools, Ambient ambient) {
        this.bus = bus;
        this.options = options;
        this.atStart = List.copyOf(pools);
        this.ambient = ambient;
    }

    @Override
    public Future<?> start() {
        Polls polls = new Polls(vertx, Clients.of(vertx), options, ambient);
        bus.subscribe(Addresses.POOLS, told -> follow(told.pools(), polls));
        follow(atStart, polls);
        vertx.setPeriodic(options.interval().toMillis(), tick -> tellNews());
        vertx.setPeriodic(options.modelsInterval().toMillis(), tick -> tellAll());
        return Future.succeededFuture();
    }

    private void follow(List<PoolSpec> living, Polls polls) {
        Map<String, PoolPolling> gone = new LinkedHashMap<>(pools);
        Map<String, PoolPolling> next = new LinkedHashMap<>();
        for (PoolSpec spec : living) {
            PoolPolling known = gone.remove(spec.name());
            if (known != null) {
                known.follow(spec);
            }
            next.put(spec.name(), known == null ? new PoolPolling(polls, options, spec) : known);
        }
        gone.values().forEach(PoolPolling::stop);
        pools = next;
        tellAll();
    }

    private void tellNews() {
        for (PoolPolling pool : pools.values()) {
            pool.news().ifPresent(this::tell);
            pool.servedNews().ifPresent(models -> bus.publish(Addresses.SERVED_MODELS, models));
        }
    }

    private void tellAll() {
        for (PoolPolling pool : pools.values()) {
            tell(pool.snapshot());
            bus.publish(Addresses.SERVED_MODELS, pool.served());
        }
    }

    private void tell(PoolSnapshot snapshot) {
        bus.publish(Addresses.polled(snapshot.pool()), snapshot);
    }
}
