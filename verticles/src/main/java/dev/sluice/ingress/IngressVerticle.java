package dev.sluice.ingress;

import dev.sluice.bus.Bus;
import dev.sluice.caller.Authentication;
import dev.sluice.ingress.IngressOptions.Listener;
import dev.sluice.message.Addresses;
import dev.sluice.message.PoolSpec;
import dev.sluice.message.Pools;
import dev.sluice.message.Routes;
import dev.sluice.message.ServedModels;
import dev.sluice.routing.RouteTable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Serves clients on one event loop. Holds nothing beyond its exchanges and the tables it was told. */
public final class IngressVerticle extends VerticleBase {
    private static final long DEADLINE_CHECK_MS = 50;
    private static final long IDLE_CHECK_MS = 500;

    private final Bus bus;
    private final IngressOptions options;
    private final List<PoolSpec> pools;
    private final boolean awaitsLimits;
    private final Readiness readiness;
    private final Callers callers;
    private Optional<Listening> listening = Optional.empty();
    private final Billing billing = new Billing(InstantSource.system());
    private ModelTable models;
    private RouteTable routes = RouteTable.EMPTY;
    private boolean routesAreGuarded = true;
    private Duration drainLimit = Duration.ZERO;

    /** An ingress whose configured listeners lead to pools, and that takes up routes when it is told of some. */
    public IngressVerticle(Bus bus, IngressOptions options, List<PoolSpec> pools) {
        this(bus, options, pools, false);
    }

    /** The same, which is not ready before it has been told the first routes, where those are awaited. */
    public IngressVerticle(Bus bus, IngressOptions options, List<PoolSpec> pools, boolean awaitsRoutes) {
        this(bus, options, pools, awaitsRoutes, false);
    }

    /** The same, which lets no request in before it has been told the limits of all routes, where those are awaited. */
    public IngressVerticle(
            Bus bus, IngressOptions options, List<PoolSpec> pools, boolean awaitsRoutes, boolean awaitsLimits) {
        this.bus = bus;
        this.options = options;
        this.pools = pools;
        this.awaitsLimits = awaitsLimits;
        boolean awaitsCallers =
                options.listeners().stream().anyMatch(listener -> listener.authentication() == Authentication.REQUIRED);
        this.readiness = new Readiness(pools.stream().map(PoolSpec::name).toList(), awaitsRoutes, awaitsCallers);
        this.callers = new Callers(token -> bus.ask(Addresses.IDENTIFY, token), InstantSource.system());
        this.models = ModelTable.of(pools);
    }

    @Override
    public Future<?> start() {
        Deadlines deadlines = new Deadlines(System::nanoTime);
        Upstreams upstreams = new Upstreams(vertx, options, deadlines, RandomGenerator.of("L64X128MixRandom"));
        Steps steps = new Steps(bus, options.limits().largeBody().bytes());
        Limiter limiter = new Limiter(steps, awaitsLimits);
        Loop loop = new Loop(
                options,
                steps,
                upstreams,
                deadlines,
                new RequestIds(new SecureRandom()),
                new Admission(options.limits()),
                billing,
                limiter,
                vertx);
        Listening opening =
                new Listening(loop, port -> routeDoor(loop, port), state -> bus.publish(Addresses.LISTENER, state));
        listening = Optional.of(opening);
        vertx.setPeriodic(DEADLINE_CHECK_MS, tick -> deadlines.check());
        vertx.setPeriodic(IDLE_CHECK_MS, tick -> opening.checkIdle());
        listen(upstreams, opening, limiter);
        return opening.open(options.listeners(), listener -> poolDoor(loop, listener));
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
            if (listening.filter(open -> !open.isDrained()).isEmpty() || System.nanoTime() >= end) {
                drained.tryComplete();
            }
        });
        return drained.future()
                .compose(idle -> listening.<Future<?>>map(Listening::close).orElseGet(Future::succeededFuture));
    }

    /** Where it listens, once it is deployed: its own listeners in their order, then the ports of the routes. */
    public List<Integer> ports() {
        return listening.map(Listening::ports).orElseGet(List::of);
    }

    private void listen(Upstreams upstreams, Listening opening, Limiter limiter) {
        bus.subscribe(Addresses.LIMITS, limiter::everywhere);
        bus.subscribe(Addresses.SERVED_MODELS, this::served);
        bus.subscribe(Addresses.PRICES, told -> billing.take(told.list()));
        bus.subscribe(Addresses.POOLS, this::pools);
        bus.subscribe(Addresses.IDENTITIES, told -> {
            callers.follow(told);
            limiter.ofKeys(told.limits());
            readiness.callersKnown();
        });
        bus.subscribe(Addresses.ROUTES, told -> follow(told, upstreams, opening));
        pools.forEach(pool -> bus.subscribe(Addresses.polled(pool.name()), snapshot -> readiness.polled(pool.name())));
        bus.subscribe(Addresses.DRAINING, draining -> {
            drainLimit = draining.limit();
            readiness.drain();
        });
    }

    private FrontDoor poolDoor(Loop loop, Listener listener) {
        Directions directions = new PoolDirections(pools, () -> models);
        boolean guarded = listener.authentication() == Authentication.REQUIRED;
        Gate gate = new Gate(callers, () -> guarded, SideRoutes.HEALTH);
        return new FrontDoor(loop, directions, gate, SideRoutes.ofPools(directions, readiness));
    }

    private FrontDoor routeDoor(Loop loop, int port) {
        Directions directions = new RouteDirections(port, () -> routes, () -> models);
        Gate gate = new Gate(callers, () -> routesAreGuarded, Set.of());
        return new FrontDoor(loop, directions, gate, SideRoutes.ofRoutes(directions));
    }

    private void served(ServedModels served) {
        models = models.with(served);
    }

    private void pools(Pools living) {
        models = models.onlyOf(living.pools().stream().map(PoolSpec::name).collect(Collectors.toSet()));
    }

    private void follow(Routes told, Upstreams upstreams, Listening opening) {
        routes = told.table();
        routesAreGuarded = told.authentication() == Authentication.REQUIRED;
        readiness.routed();
        upstreams.keep(UsedBackends.of(told.table()));
        opening.follow(told.host(), told.table());
    }
}
