package dev.sluice.launcher.gateway;

import dev.sluice.config.Binder;
import dev.sluice.message.PluginCatalog;
import dev.sluice.message.PoolSpec;
import io.vertx.core.Deployable;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A kind of verticle that configuration can name: what its options are and how it is built.
 *
 * @param name its short name
 * @param spread how many there are
 * @param options what its options are bound to
 * @param verify refuses options that name what is not there
 * @param construction how it is built from them
 * @param check refuses a pool that it could not work with
 * @param ports where an instance listens, once it is deployed
 * @param closesFirst whether it stops before the others, as it is where requests come in
 */
public record VerticleKind<O extends Record>(
        String name,
        Spread spread,
        Class<O> options,
        Consumer<O> verify,
        Construction<O> construction,
        BiConsumer<PoolSpec, PluginCatalog> check,
        Function<Deployable, List<Integer>> ports,
        boolean closesFirst) {
    /** How many instances of a verticle there are. */
    public enum Spread {
        /** One, as it owns something. */
        ONE,
        /** One, on a worker thread, as it blocks. */
        WORKER,
        /** One for each pool there is, as it owns something. */
        POOLS,
        /** One on each event loop, unless configured otherwise. */
        LOOPS,
        /** One on each event loop, and workers beside them: both are needed. */
        LOOPS_AND_WORKERS
    }

    /** Says how to make verticles, one supplier for each deployment. */
    @FunctionalInterface
    public interface Construction<O> {
        List<Supplier<Deployable>> suppliers(O options, Surroundings surroundings);
    }

    /** Makes an instance. */
    @FunctionalInterface
    public interface Making<O> {
        Deployable make(O options, Surroundings surroundings);
    }

    /** Makes the instance of a pool. */
    @FunctionalInterface
    public interface MakingForPool<O> {
        Deployable make(O options, Surroundings surroundings, PoolSpec pool);
    }

    /** A kind that is deployed once, with one or several instances. */
    public static <O extends Record> VerticleKind<O> of(
            String name, Spread spread, Class<O> options, Making<O> making) {
        Construction<O> construction = (bound, surroundings) -> List.of(() -> making.make(bound, surroundings));
        return plain(name, spread, options, construction);
    }

    /** A kind with an instance on each event loop, all of which share what is made once. */
    public static <O extends Record, S> VerticleKind<O> sharing(
            String name,
            Class<O> options,
            BiFunction<O, Surroundings, S> shared,
            BiFunction<S, Surroundings, Deployable> making) {
        Construction<O> construction = (bound, surroundings) -> {
            S common = shared.apply(bound, surroundings);
            return List.of(() -> making.apply(common, surroundings));
        };
        return plain(name, Spread.LOOPS, options, construction);
    }

    /** A kind of which each pool has one. */
    public static <O extends Record> VerticleKind<O> perPool(String name, Class<O> options, MakingForPool<O> making) {
        Construction<O> construction = (bound, surroundings) -> surroundings.pools().stream()
                .<Supplier<Deployable>>map(pool -> () -> making.make(bound, surroundings, pool))
                .toList();
        return plain(name, Spread.POOLS, options, construction);
    }

    /** The same kind, checking each pool before anything is deployed. */
    public VerticleKind<O> checking(BiConsumer<PoolSpec, PluginCatalog> other) {
        return new VerticleKind<>(name, spread, options, verify, construction, other, ports, closesFirst);
    }

    /** The same kind, looking at its options before anything is deployed. */
    public VerticleKind<O> verifying(Consumer<O> other) {
        return new VerticleKind<>(name, spread, options, other, construction, check, ports, closesFirst);
    }

    /** The same kind, telling where an instance listens. */
    public <V extends Deployable> VerticleKind<O> listening(Class<V> verticle, Function<V, List<Integer>> other) {
        Function<Deployable, List<Integer>> listening = deployed -> other.apply(verticle.cast(deployed));
        return new VerticleKind<>(name, spread, options, verify, construction, check, listening, closesFirst);
    }

    /** The same kind, stopping before the others. */
    public VerticleKind<O> closingFirst() {
        return new VerticleKind<>(name, spread, options, verify, construction, check, ports, true);
    }

    /** Binds the options; what comes out makes the verticles of each deployment. */
    Function<Surroundings, List<Supplier<Deployable>>> bind(String path, Map<String, ?> json) {
        O bound = Binder.bind(path, json, options);
        verify.accept(bound);
        return surroundings -> construction.suppliers(bound, surroundings);
    }

    private static <O extends Record> VerticleKind<O> plain(
            String name, Spread spread, Class<O> options, Construction<O> construction) {
        return new VerticleKind<>(
                name, spread, options, bound -> {}, construction, (pool, plugins) -> {}, verticle -> List.of(), false);
    }
}
