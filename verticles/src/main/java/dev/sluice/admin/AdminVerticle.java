package dev.sluice.admin;

import dev.sluice.bus.Bus;
import dev.sluice.message.Addresses;
import dev.sluice.message.PoolSpec;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Serves those who run the gateway: health, metrics, and how the pools stand. */
public final class AdminVerticle extends VerticleBase {
    private static final int IDLE_SECONDS = 60;

    private final Bus bus;
    private final AdminOptions options;
    private final PrometheusMeterRegistry registry;
    private final Pools pools;
    private final Health health;
    private Optional<HttpServer> server = Optional.empty();

    /**
     * Makes one; there is to be one in the process.
     *
     * @param registry what {@code /metrics} shows
     * @param pools all there are
     */
    public AdminVerticle(Bus bus, AdminOptions options, PrometheusMeterRegistry registry, List<PoolSpec> pools) {
        this.bus = bus;
        this.options = options;
        this.registry = registry;
        this.pools = new Pools(bus, pools);
        this.health = new Health(this.pools);
    }

    @Override
    public Future<?> start() {
        pools.listen();
        bus.subscribe(Addresses.DRAINING, draining -> health.drain());
        Pages pages = new Pages(pools, health, InstantSource.system());
        return vertx.createHttpServer(new HttpServerOptions().setIdleTimeout(IDLE_SECONDS))
                .requestHandler(pages.router(vertx, new MetricsPage(vertx, pools, registry)))
                .listen(options.port(), options.host())
                .onSuccess(listening -> server = Optional.of(listening));
    }

    /** The port that is listened on, once started. */
    public int port() {
        return server.map(HttpServer::actualPort)
                .orElseThrow(() -> new IllegalStateException("the admin port is known once the verticle has started"));
    }
}
