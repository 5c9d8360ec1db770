package dev.sluice.metrics;

import dev.sluice.bus.Bus;
import dev.sluice.message.Addresses;
import dev.sluice.message.PolledNews;
import dev.sluice.message.PoolSnapshot;
import dev.sluice.message.PoolSpec;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks every endpoint how it stands and which models it serves, and publishes what it hears: each pool once an interval
 * at most, when something is new, and everything once a models' interval for those who came late. When it is told which
 * pools there are it publishes all of them at once, so that an endpoint that has left is not picked again.
 *
 * <p>The gateways of a cluster share the asking: each asks some of the endpoints and tells the others what they said.
 */
public final class MetricsVerticle extends VerticleBase {
    private final Bus bus;
    private final MetricsOptions options;
    private final List<PoolSpec> atStart;
    private final Ambient ambient;
    private final Attention attention;
    private Map<String, PoolPolling> pools = Map.of();
    private Ownership ownership = Ownership.ALONE;

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
        this.attention = new Attention(options.longestSilence().dividedBy(2));
    }

    @Override
    public Future<?> start() {
        Polls polls = new Polls(vertx, Clients.of(vertx), options, ambient);
        bus.subscribe(Addresses.POOLS, told -> follow(told.pools(), polls));
        bus.subscribe(Addresses.CLUSTER, view -> own(Ownership.of(view)));
        bus.subscribe(Addresses.POLLED_ELSEWHERE, this::hear);
        follow(atStart, polls);
        vertx.setPeriodic(options.interval().toMillis(), tick -> look(polls.now()));
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
            next.put(spec.name(), known == null ? new PoolPolling(polls, options, ownership, spec) : known);
        }
        gone.values().forEach(PoolPolling::stop);
        pools = next;
        tellAll();
    }

    private void own(Ownership now) {
        if (!now.equals(ownership)) {
            ownership = now;
            pools.values().forEach(pool -> pool.own(now));
        }
    }

    private void hear(PolledNews news) {
        Optional.ofNullable(pools.get(news.pool())).ifPresent(pool -> pool.hear(news));
    }

    private void look(Instant now) {
        boolean keptUp = attention.keptUp(now);
        for (PoolPolling pool : pools.values()) {
            if (keptUp) {
                pool.judge(now);
            }
            pool.newsForOthers(now).ifPresent(news -> bus.publish(Addresses.POLLED_HERE, news));
        }
        tellNews();
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
