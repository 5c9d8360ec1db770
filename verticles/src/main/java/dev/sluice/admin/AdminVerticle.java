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

/** Serves those who run the gateway: health, metrics, and how the pools and documents stand. */
public final class AdminVerticle extends VerticleBase {
    private static final int IDLE_SECONDS = 60;

    private final Bus bus;
    private final AdminOptions options;
    private final PrometheusMeterRegistry registry;
    private final Pools pools;
    private final Documents documents;
    private final Replicas replicas;
    private final Health health;
    private Optional<HttpServer> server = Optional.empty();

    /**
     * Makes one; there is to be one in the process.
     *
     * @param registry what {@code /metrics} shows
     * @param pools those there are before it is told of others
     */
    public AdminVerticle(Bus bus, AdminOptions options, PrometheusMeterRegistry registry, List<PoolSpec> pools) {
        this(bus, options, registry, pools, Awaited.NOTHING);
    }

    /** The same, which is not ready before it has heard of what is awaited. */
    public AdminVerticle(
            Bus bus, AdminOptions options, PrometheusMeterRegistry registry, List<PoolSpec> pools, Awaited awaited) {
        this.bus = bus;
        this.options = options;
        this.registry = registry;
        this.pools = new Pools(bus, pools);
        this.documents = new Documents(awaited.documents());
        this.replicas = new Replicas(awaited.cluster());
        this.health = new Health(this.pools, documents, replicas);
    }

    @Override
    public Future<?> start() {
        pools.listen();
        bus.subscribe(Addresses.DRAINING, draining -> health.drain());
        bus.subscribe(Addresses.RESOURCES, documents::hear);
        bus.subscribe(Addresses.CLUSTER, replicas::hear);
        Pages pages = new Pages(pools, health, documents, replicas, InstantSource.system());
        return vertx.createHttpServer(new HttpServerOptions().setIdleTimeout(IDLE_SECONDS))
                .requestHandler(pages.router(
                        vertx,
                        new MetricsPage(vertx, pools, registry),
                        new ExplainPages(pools, new Explanations(bus)),
                        new KeyPages(bus, options)))
                .listen(options.port(), options.host())
                .onSuccess(listening -> server = Optional.of(listening));
    }

    /** The port that is listened on, once started. */
    public int port() {
        return server.map(HttpServer::actualPort)
                .orElseThrow(() -> new IllegalStateException("the admin port is known once the verticle has started"));
    }
}
