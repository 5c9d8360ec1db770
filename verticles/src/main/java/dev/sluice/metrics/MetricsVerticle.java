package dev.sluice.metrics;

import dev.sluice.bus.Bus;
import dev.sluice.message.Addresses;
import dev.sluice.message.PoolSnapshot;
import dev.sluice.message.PoolSpec;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.PoolOptions;
import java.util.List;

/**
 * Asks every endpoint how it stands and which models it serves, and publishes what it hears: each pool once an interval
 * at most, when something is new, and everything once a models' interval for those who came late.
 */
public final class MetricsVerticle extends VerticleBase {
    private final Bus bus;
    private final MetricsOptions options;
    private final List<PoolPolling> pools;

    public MetricsVerticle(Bus bus, MetricsOptions options, List<PoolSpec> pools) {
        this(bus, options, pools, Ambient.real());
    }

    MetricsVerticle(Bus bus, MetricsOptions options, List<PoolSpec> pools, Ambient ambient) {
        this.bus = bus;
        this.options = options;
        this.pools = pools.stream()
                .map(spec -> new PoolPolling(options, ambient, spec))
                .toList();
    }

    @Override
    public Future<?> start() {
        HttpClient client = vertx.httpClientBuilder()
                .with(new PoolOptions().setHttp1MaxSize(2))
                .build();
        tellAll();
        pools.forEach(pool -> pool.start(vertx, client));
        vertx.setPeriodic(options.interval().toMillis(), tick -> tellNews());
        vertx.setPeriodic(options.modelsInterval().toMillis(), tick -> tellAll());
        return Future.succeededFuture();
    }

    private void tellNews() {
        for (PoolPolling pool : pools) {
            pool.news().ifPresent(this::tell);
            pool.servedNews().ifPresent(models -> bus.publish(Addresses.SERVED_MODELS, models));
        }
    }

    private void tellAll() {
        for (PoolPolling pool : pools) {
            tell(pool.snapshot());
            bus.publish(Addresses.SERVED_MODELS, pool.served());
        }
    }

    private void tell(PoolSnapshot snapshot) {
        bus.publish(Addresses.polled(snapshot.pool()), snapshot);
    }
}
