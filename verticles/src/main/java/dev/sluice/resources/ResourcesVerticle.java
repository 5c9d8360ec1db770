package dev.sluice.resources;

import dev.sluice.bus.Bus;
import dev.sluice.config.ConfigurationException;
import dev.sluice.discovery.DnsNames;
import dev.sluice.message.Addresses;
import dev.sluice.message.ListenerState;
import dev.sluice.message.PoolSpec;
import dev.sluice.message.Pools;
import dev.sluice.message.ResourceProblem;
import dev.sluice.message.Routes;
import dev.sluice.resources.Source.Look;
import dev.sluice.resources.compile.CompileOptions;
import dev.sluice.resources.compile.Compiled;
import dev.sluice.resources.kind.ResourceSet;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings documents into force: pools first, then the routes that lead there, then pools that are gone. Blocks its thread while
 * it reads, so it is a worker's.
 */
public final class ResourcesVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(ResourcesVerticle.class);
    /** Longer than it takes every event loop to hear of new routes. */
    private static final long POOLS_OUTLIVE_ROUTES_MS = 1_000;
    /** For those who come late. */
    private static final long REPEAT_MS = 5_000;

    private static final int MOST_LOGGED = 10_000;

    private final Bus bus;
    private final ResourcesOptions options;
    private final ConfiguredPools configured;
    private final Source source;
    private final BiFunction<ResourceSet, CompileOptions, Compiled> compiler;
    private final InForce inForce = new InForce();
    private final Set<ResourceProblem> logged = new HashSet<>();
    private List<PoolSpec> deployed;
    private Optional<Look> last = Optional.empty();
    /** The newest documents, where they are right in themselves and could not be brought into force. */
    private Optional<Look> untaken = Optional.empty();
    /** What is wrong with documents that are newer than those in force. */
    private List<ResourceProblem> wrong = List.of();

    private boolean busy;
    private boolean pluginsChanged;

    /**
     * Makes the verticle; deploy it once.
     *
     * @param configured pools of the configuration, which come before those of the documents
     * @param source where documents come from; closed in the end
     */
    public ResourcesVerticle(
            Bus bus,
            ResourcesOptions options,
            List<PoolSpec> configured,
            Source source,
            BiFunction<ResourceSet, CompileOptions, Compiled> compiler) {
        this.bus = bus;
        this.options = options;
        this.configured = new ConfiguredPools(configured);
        this.deployed = List.copyOf(configured);
        this.source = source;
        this.compiler = compiler;
    }

    /** Fails where the first documents are to be taken all or not at all, and one of them is wrong. */
    @Override
    public Future<?> start() {
        bus.subscribe(Addresses.LISTENER, this::listening);
        bus.subscribe(Addresses.PLUGINS, news -> pluginsChanged = true);
        configured.start(vertx, new DnsNames(vertx)::resolve);
        configured.look();
        vertx.setPeriodic(options.interval().toMillis(), tick -> look());
        vertx.setPeriodic(REPEAT_MS, tick -> repeat());
        return source.look().map(this::begin).orElseGet(Future::succeededFuture);
    }

    @Override
    public Future<?> stop() {
        source.close();
        return Future.succeededFuture();
    }

    private Future<Void> begin(Look first) {
        if (first.allOrNothing() && !first.refused().isEmpty()) {
            return Future.failedFuture(new ConfigurationException("", ResourceProblem.sentence(first.refused())));
        }
        return bring(first);
    }

    private void repeat() {
        if (!busy) {
            untaken.ifPresent(this::bringOrRefuse);
        }
        if (inForce.generation() > 0) {
            bus.publish(Addresses.RESOURCES, inForce.state());
        }
    }

    private void look() {
        if (busy) {
            return;
        }
        boolean poolsMoved = configured.look() || pluginsChanged;
        pluginsChanged = false;
        Optional<Look> news = source.look();
        if (news.isPresent()) {
            take(news.get());
        } else if (poolsMoved) {
            untaken.or(() -> last).ifPresent(this::bringOrRefuse);
        }
    }

    private void take(Look look) {
        untaken = Optional.empty();
        wrong = look.allOrNothing() ? look.refused() : List.of();
        if (wrong.isEmpty()) {
            bringOrRefuse(look);
            return;
        }
        refuse(wrong);
    }

    private void bringOrRefuse(Look look) {
        bring(look).onFailure(failure -> {
            untaken = Optional.of(look);
            ResourceProblem problem = new ResourceProblem("documents", 0, "", String.valueOf(failure.getMessage()));
            logDefect(problem, failure);
            List<ResourceProblem> problems = new ArrayList<>(wrong);
            problems.add(problem);
            refuse(problems);
        });
    }

    /** A failure with a stack trace is nobody's refusal. */
    private void logDefect(ResourceProblem problem, Throwable failure) {
        if (failure.getStackTrace().length > 0 && !logged.contains(problem)) {
            LOG.atError().setCause(failure).log("A defect keeps documents from being taken");
        }
    }

    private Future<Void> bring(Look look) {
        busy = true;
        return Future.succeededFuture()
                .compose(start -> prepare(look))
                .onComplete(done -> busy = false)
                .mapEmpty();
    }

    private Future<?> prepare(Look look) {
        Compiled compiled = compiler.apply(look.set(), options.compileOptions());
        RefusedPickers pickers = new RefusedPickers(compiled.refusedPickers());
        if (look.allOrNothing() && !compiled.refused().isEmpty()) {
            return Future.failedFuture(new ConfigurationException("", ResourceProblem.sentence(compiled.refused())));
        }
        return want(look, compiled, pickers);
    }

    private Future<?> want(Look look, Compiled read, RefusedPickers pickers) {
        Compiled compiled = read.with(pickers.replaced(read.pools(), deployed));
        List<PoolSpec> wanted = pickers.replaced(configured.poolsAnd(compiled.pools()), deployed);
        List<PoolSpec> meanwhile = ConfiguredPools.together(wanted, deployed);
        return bus.ask(Addresses.POOLS_WANTED, new Pools(meanwhile))
                .<Void>mapEmpty()
                .onSuccess(ready -> {
                    deployed = meanwhile;
                    last = Optional.of(look);
                    untaken = Optional.empty();
                    lead(look, compiled, pickers.problems());
                })
                .recover(failure -> pickers.add(failure, look.allOrNothing() ? configured.pools() : wanted)
                        ? want(look, read, pickers).mapEmpty()
                        : Future.failedFuture(failure));
    }

    private void lead(Look look, Compiled compiled, List<ResourceProblem> pickers) {
        inForce.take(look, compiled, configured.problems());
        if (!wrong.isEmpty()) {
            inForce.refuse(wrong);
        }
        inForce.refuseBesides(pickers);
        inForce.refuseBesides(compiled.unkeptLimits());
        log(pickers, "A picker is not taken, the pool keeps the one it has");
        log(compiled.unkeptLimits(), "A limit of the documents is not kept");
        log(look.refused(), "A document is left out");
        log(inForce.warnings(), "A document is not served whole");
        bus.publish(Addresses.ROUTES, new Routes(options.host(), options.authentication(), compiled.table()));
        tell();
        if (deployed.size() > configured.poolsAnd(compiled.pools()).size()) {
            int since = inForce.generation();
            vertx.setTimer(POOLS_OUTLIVE_ROUTES_MS, heard -> dropPools(since));
        }
    }

    /** Lets go of the pools that no route leads to any more, unless newer documents are about to say which these are. */
    private void dropPools(int since) {
        if (busy || inForce.generation() != since) {
            return;
        }
        Set<String> living = configured.poolsAnd(inForce.pools()).stream()
                .map(PoolSpec::name)
                .collect(Collectors.toSet());
        List<PoolSpec> wanted =
                deployed.stream().filter(pool -> living.contains(pool.name())).toList();
        bus.ask(Addresses.POOLS_WANTED, new Pools(wanted))
                .onSuccess(ready -> deployed = wanted)
                .onFailure(failure -> LOG.atWarn().setCause(failure).log("Pools that are gone cannot be taken down"));
    }

    private void refuse(List<ResourceProblem> problems) {
        inForce.refuse(problems);
        log(problems, "The documents are not taken, the last good ones stay in force");
        bus.publish(Addresses.RESOURCES, inForce.state());
    }

    private void listening(ListenerState state) {
        if (inForce.listening(state.port(), state.failure())) {
            tell();
        }
    }

    private void tell() {
        bus.publish(Addresses.RESOURCES, inForce.state());
        source.report(inForce.statuses());
    }

    private void log(List<ResourceProblem> problems, String message) {
        if (logged.size() > MOST_LOGGED) {
            logged.clear();
        }
        for (ResourceProblem problem : problems) {
            if (logged.add(problem)) {
                LOG.atWarn().addKeyValue("problem", problem).log(message);
            }
        }
    }
}
