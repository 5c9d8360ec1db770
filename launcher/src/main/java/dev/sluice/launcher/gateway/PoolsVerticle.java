package dev.sluice.launcher.gateway;

import dev.sluice.bus.Bus;
import dev.sluice.config.ConfigurationException;
import dev.sluice.message.Addresses;
import dev.sluice.message.PluginCatalog;
import dev.sluice.message.PoolQuestion;
import dev.sluice.message.PoolSpec;
import dev.sluice.message.PoolView;
import dev.sluice.message.Pools;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the pools there are: deploys what each needs, tells everybody which there are, and takes down what a pool that is
 * gone needed once nothing is in flight there.
 */
final class PoolsVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(PoolsVerticle.class);
    /** Between two looks at a pool that is gone; long enough for routes to lead elsewhere before the first. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Plan plan;
    private final Surroundings around;
    private final Bus bus;
    private final Map<String, PoolInForce> pools = new HashMap<>();
    private PluginCatalog plugins;
    private Future<?> last = Future.succeededFuture();

    PoolsVerticle(Plan plan, Surroundings around) {
        this.plan = plan;
        this.around = around;
        this.bus = around.bus();
        this.plugins = around.plugins();
    }

    @Override
    public Future<?> start() {
        bus.subscribe(Addresses.PLUGINS, newest -> plugins = newest);
        bus.answer(Addresses.POOLS_WANTED, wanted -> inTurn(() -> change(wanted)));
        return inTurn(() -> deployMissing(around.pools()));
    }

    private Future<Pools> change(Pools wanted) {
        check(wanted.pools());
        return deployMissing(wanted.pools()).map(ready -> tell(wanted));
    }

    /** Refuses what cannot be built, before anything is changed. */
    private void check(List<PoolSpec> wanted) {
        Set<String> names = new HashSet<>();
        for (PoolSpec spec : wanted) {
            if (!names.add(spec.name())) {
                throw new ConfigurationException(
                        "pools[" + spec.name() + "]", "there is another pool named " + spec.name());
            }
            PoolInForce known = pools.get(spec.name());
            if (known == null || !known.picksWith(spec.picker())) {
                plan.check(List.of(spec), plugins);
            }
        }
    }

    /** Deploys what the pools need that have nothing yet: of all of them or, where one fails, of none. */
    private Future<Void> deployMissing(List<PoolSpec> wanted) {
        Future<List<PoolInForce>> all = Future.succeededFuture(List.of());
        for (PoolSpec spec : wanted) {
            if (!pools.containsKey(spec.name())) {
                all = all.compose(before -> deploy(spec, before));
            }
        }
        return all.onSuccess(ready -> ready.forEach(pool -> pools.put(pool.name(), pool)))
                .mapEmpty();
    }

    private Future<List<PoolInForce>> deploy(PoolSpec spec, List<PoolInForce> before) {
        PluginCatalog given = plugins;
        Future<List<Deployed>> all = Future.succeededFuture(List.of());
        for (PlannedVerticle planned : plan.forPools()) {
            for (Supplier<Deployable> supplier : planned.making().apply(around.of(spec, given))) {
                all = all.compose(
                        soFar -> Deployed.deploy(vertx, planned, supplier).map(one -> append(soFar, one)));
            }
        }
        return all.map(deployed -> append(before, new PoolInForce(spec, deployed)))
                .onSuccess(ready -> catchUp(given))
                .recover(failure -> undeploy(before).transform(undone -> Future.failedFuture(failure)));
    }

    /** Tells of plugins that have come while those who need to know were on their way. */
    private void catchUp(PluginCatalog given) {
        if (!given.equals(plugins)) {
            bus.publish(Addresses.PLUGINS, plugins);
        }
    }

    private Pools tell(Pools wanted) {
        Set<String> living = wanted.pools().stream().map(PoolSpec::name).collect(Collectors.toSet());
        wanted.pools()
                .forEach(spec -> Objects.requireNonNull(pools.get(spec.name())).live(spec));
        bus.publish(Addresses.POOLS, wanted);
        pools.values().stream()
                .filter(pool -> pool.isLiving() && !living.contains(pool.name()))
                .forEach(this::leave);
        return wanted;
    }

    private void leave(PoolInForce gone) {
        long end =
                System.nanoTime() + plan.configuration().drain().drainTimeout().toNanos();
        gone.leave(end);
        look(gone, end);
    }

    private void look(PoolInForce gone, long end) {
        vertx.timer(LOOK.toMillis())
                .compose(fired -> gone.leavesBy(end) ? inFlight(gone) : Future.succeededFuture(0))
                .onSuccess(requests -> {
                    if (requests == 0 || System.nanoTime() - end >= 0) {
                        inTurn(() -> takeDown(gone, end)).onFailure(failure -> warn(gone, failure));
                        return;
                    }
                    look(gone, end);
                });
    }

    /** What the pool itself has counted; nothing where it does not answer. */
    private Future<Integer> inFlight(PoolInForce gone) {
        return bus.ask(Addresses.view(gone.name()), new PoolQuestion())
                .map(PoolsVerticle::requests)
                .otherwise(0);
    }

    /** Unless it has come back meanwhile. */
    private Future<Void> takeDown(PoolInForce gone, long end) {
        if (!gone.leavesBy(end) || !pools.remove(gone.name(), gone)) {
            return Future.succeededFuture();
        }
        LOG.atInfo().addKeyValue("pool", gone.name()).log("Pool taken down");
        return undeploy(List.of(gone));
    }

    private Future<Void> undeploy(List<PoolInForce> gone) {
        return Future.join(gone.stream()
                        .flatMap(pool -> pool.deployed().stream())
                        .map(deployed -> vertx.undeploy(deployed.id()))
                        .toList())
                .mapEmpty();
    }

    /** One change at a time, in the order in which they are asked for. */
    private <T> Future<T> inTurn(Supplier<Future<T>> step) {
        Future<T> result = last.transform(before -> step.get());
        last = result;
        return result;
    }

    private static int requests(PoolView view) {
        return view.own().values().stream().mapToInt(Integer::intValue).sum();
    }

    private static void warn(PoolInForce gone, Throwable failure) {
        LOG.atWarn().addKeyValue("pool", gone.name()).setCause(failure).log("A pool cannot be taken down");
    }

    private static <T> List<T> append(List<T> list, T one) {
        List<T> longer = new ArrayList<>(list);
        longer.add(one);
        return longer;
    }
}
