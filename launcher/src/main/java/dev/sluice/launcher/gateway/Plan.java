package dev.sluice.launcher.gateway;

import static io.vertx.core.ThreadingModel.EVENT_LOOP;
import static io.vertx.core.ThreadingModel.WORKER;

import dev.sluice.config.ConfigurationException;
import dev.sluice.config.Nearest;
import dev.sluice.launcher.gateway.VerticleKind.Spread;
import dev.sluice.message.PluginCatalog;
import dev.sluice.message.PoolSpec;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a configuration means: the verticles to deploy, in the order of the known kinds, however the file orders them.
 *
 * @param verticles in the order of deployment
 */
record Plan(GatewayConfiguration configuration, List<PlannedVerticle> verticles) {
    private static final Set<Spread> SINGLE = EnumSet.of(Spread.ONE, Spread.WORKER, Spread.POOLS);

    /**
     * Makes a plan.
     *
     * @throws ConfigurationException for the first thing wrong
     */
    static Plan of(GatewayConfiguration configuration, List<VerticleKind<?>> kinds) {
        Map<String, VerticleKind<?>> byName =
                kinds.stream().collect(Collectors.toMap(VerticleKind::name, Function.identity()));
        List<PlannedVerticle> planned = new ArrayList<>();
        for (int index = 0; index < configuration.verticles().size(); index++) {
            String path = "verticles[" + index + "]";
            VerticleSpec spec = configuration.verticles().get(index);
            VerticleKind<?> kind = byName.get(spec.verticle());
            if (kind == null) {
                throw new ConfigurationException(
                        path + ".verticle",
                        "no verticle is named " + spec.verticle() + Nearest.hint(spec.verticle(), byName.keySet()));
            }
            PlannedVerticle verticle = plan(path, spec, kind, configuration.eventLoops());
            if (planned.stream().anyMatch(other -> sameThreads(other, verticle))) {
                throw new ConfigurationException(path + ".verticle", spec.verticle() + " is listed twice");
            }
            planned.add(verticle);
        }
        refuseHalves(planned);
        planned.sort(Comparator.comparingInt(verticle -> kinds.indexOf(verticle.kind())));
        return new Plan(configuration, List.copyOf(planned));
    }

    /**
     * Asks every kind whether it can work with the pools.
     *
     * @throws ConfigurationException for the first that cannot
     */
    void check(PluginCatalog plugins) {
        check(configuration.pools(), plugins);
    }

    /**
     * Asks every kind whether it can work with these pools.
     *
     * @throws ConfigurationException for the first that cannot
     */
    void check(List<PoolSpec> pools, PluginCatalog plugins) {
        for (PlannedVerticle verticle : verticles) {
            pools.forEach(pool -> verticle.kind().check().accept(pool, plugins));
        }
    }

    /** What each pool has one of. */
    List<PlannedVerticle> forPools() {
        return verticles.stream()
                .filter(verticle -> verticle.kind().spread() == Spread.POOLS)
                .toList();
    }

    /** What there is once, however many pools there are. */
    List<PlannedVerticle> once() {
        return verticles.stream()
                .filter(verticle -> verticle.kind().spread() != Spread.POOLS)
                .toList();
    }

    private static PlannedVerticle plan(String path, VerticleSpec spec, VerticleKind<?> kind, int eventLoops) {
        DeploymentSpec deployment = spec.deployment();
        boolean single = SINGLE.contains(kind.spread());
        if (single && deployment.instances().orElse(1) != 1) {
            throw new ConfigurationException(
                    path + ".deployment.instances",
                    "wanted 1, as " + kind.name() + " owns what it knows, found "
                            + deployment.instances().getAsInt());
        }
        Set<ThreadingModel> allowed = threads(kind.spread());
        if (!allowed.contains(deployment.threadingModel())) {
            throw new ConfigurationException(
                    path + ".deployment.threadingModel",
                    "wanted " + allowed + ", as " + kind.name() + " runs nowhere else, found "
                            + deployment.threadingModel());
        }
        int byDefault = single ? 1 : deployment.threadingModel() == WORKER ? 2 : 0;
        DeploymentOptions options = deployment.options(eventLoops, byDefault);
        if (kind.spread() == Spread.WORKER) {
            options.setThreadingModel(WORKER);
        }
        return new PlannedVerticle(kind, kind.bind(path + ".options", spec.options()), options);
    }

    /** What may be configured; an event loop is what nothing configured means. */
    private static Set<ThreadingModel> threads(Spread spread) {
        return spread == Spread.LOOPS_AND_WORKERS || spread == Spread.WORKER
                ? EnumSet.of(EVENT_LOOP, WORKER)
                : EnumSet.of(EVENT_LOOP);
    }

    private static void refuseHalves(List<PlannedVerticle> planned) {
        for (PlannedVerticle verticle : planned) {
            boolean both = planned.stream()
                            .filter(other -> other.kind().equals(verticle.kind()))
                            .count()
                    == 2;
            if (verticle.kind().spread() == Spread.LOOPS_AND_WORKERS && !both) {
                throw new ConfigurationException(
                        "verticles",
                        "wanted " + verticle.kind().name()
                                + " twice, with threadingModel event_loop and with threadingModel worker");
            }
        }
    }

    private static boolean sameThreads(PlannedVerticle one, PlannedVerticle other) {
        return one.kind().equals(other.kind())
                && one.deployment().getThreadingModel() == other.deployment().getThreadingModel();
    }
}
