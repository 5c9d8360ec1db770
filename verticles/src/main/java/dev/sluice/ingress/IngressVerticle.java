package dev.sluice.ingress;

import dev.sluice.bus.Bus;
import dev.sluice.message.Addresses;
import dev.sluice.message.PoolSpec;
import dev.sluice.message.ServedModels;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Serves clients on one event loop. Holds nothing beyond its exchanges and the tables it was told. */
public final class IngressVerticle extends VerticleBase {
    private static final long DEADLINE_CHECK_MS = 50;
    private static final long IDLE_CHECK_MS = 500;

    private final Bus bus;
    private final IngressOptions options;
    private final List<String> pools;
    private final List<HttpServer> servers = new ArrayList<>();
    private Optional<Listening> listening = Optional.empty();
    private ModelTable models;
    private Duration drainLimit = Duration.ZERO;

    public IngressVerticle(Bus bus, IngressOptions options, List<PoolSpec> pools) {
        this.bus = bus;
        this.options = options;
        this.pools = pools.stream().map(PoolSpec::name).toList();
        this.models = ModelTable.of(pools);
    }

    @Override
    public Future<?> start() {
        Deadlines deadlines = new Deadlines(System::nanoTime);
        Readiness readiness = new Readiness(pools);
        Loop loop = new Loop(
                options,
                new Steps(bus, options.limits().largeBody().bytes()),
                new UpstreamClient(
                        vertx, options.timeouts().connect(), options.limits().requests()),
                deadlines,
                new RequestIds(new SecureRandom()),
                () -> models,
                new BodyBudget(options.limits().bodies().bytes()));
        bus.subscribe(Addresses.SERVED_MODELS, this::served);
        pools.forEach(pool -> bus.subscribe(Addresses.polled(pool), snapshot -> readiness.polled(pool)));
        bus.subscribe(Addresses.DRAINING, draining -> {
            drainLimit = draining.limit();
            readiness.drain();
        });
        Listening opening = new Listening(loop, new FrontDoor(loop, SideRoutes.router(vertx, loop, readiness)));
        listening = Optional.of(opening);
        vertx.setPeriodic(DEADLINE_CHECK_MS, tick -> deadlines.check());
        vertx.setPeriodic(IDLE_CHECK_MS, tick -> opening.checkIdle());
        return Future.all(options.listeners().stream()
                        .map(listener -> opening.start(vertx, listener))
                        .toList())
                .onSuccess(listens -> servers.addAll(listens.list()));
    }

    /**
     * Takes no more connections and lets the requests in flight end; what does not end in time is cut off. The server's
     * own shutdown is no use here: where several instances share a port it can close a connection before the last bytes
     * of an answer are out.
     */
    @Override
    public Future<?> stop() {
        Promise<Void> drained = Promise.promise();
        long end = System.nanoTime() + drainLimit.toNanos();
        listening.ifPresent(Listening::drain);
        vertx.setPeriodic(DEADLINE_CHECK_MS, tick -> {
            listening.ifPresent(Listening::checkIdle);
            if (listening.filter(open -> !open.isEmpty()).isEmpty() || System.nanoTime() >= end) {
                drained.tryComplete();
            }
        });
        return drained.future().compose(idle -> closeServers());
    }

    private Future<?> closeServers() {
        return Future.join(servers.stream().map(HttpServer::close).toList());
    }

    /** Where it listens, once it is deployed, in the order of the listeners. */
    public List<Integer> ports() {
        return servers.stream().map(HttpServer::actualPort).toList();
    }

    private void served(ServedModels served) {
        models = models.with(served);
    }
}
