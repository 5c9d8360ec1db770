package dev.sluice.scoring;

import dev.sluice.bus.Bus;
import dev.sluice.config.ConfigurationException;
import dev.sluice.message.Addresses;
import dev.sluice.message.KvEvents;
import dev.sluice.message.KvEventsTaken;
import dev.sluice.message.KvEventsWanted;
import dev.sluice.message.PluginCatalog;
import dev.sluice.message.PoolSpec;
import dev.sluice.message.Pools;
import dev.sluice.spi.PluginContext;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One pool: places its requests, and is the only owner of what is in flight there. */
public final class ScoringVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(ScoringVerticle.class);
    private static final int WAITING_LINES = 4096;
    private static final Duration LONGEST_SWEEP = Duration.ofMinutes(1);

    private final Bus bus;
    private final String name;
    private final Pool pool;
    private final SchedulerInForce inForce;
    private final long sweepMillis;
    private final Optional<DecisionLogOptions> logged;
    private final Duration shareInterval;
    private Optional<ClusterLink> link = Optional.empty();
    private Optional<DecisionQueue> queue = Optional.empty();

    /**
     * Makes the verticle of a pool; deploy it once.
     *
     * @throws ConfigurationException when the pool's profile cannot be built from the catalog
     */
    public ScoringVerticle(Bus bus, ScoringOptions options, PoolSpec spec, PluginCatalog catalog) {
        SplittableRandom random =
                options.seed().isPresent() ? new SplittableRandom(options.seed().getAsLong()) : new SplittableRandom();
        PluginContext context = new PluginContext(random, InstantSource.system());
        this.bus = bus;
        this.name = spec.name();
        this.shareInterval = options.shareInterval();
        this.logged = options.decisionLog();
        this.inForce = new SchedulerInForce(spec, catalog, context, PluginBudget.of(options.pluginBudget()));
        this.pool = new Pool(spec, options, context, inForce.scheduler());
        Duration sweep = options.inFlightExpiry().dividedBy(10);
        this.sweepMillis = Math.max(1, Math.min(sweep.toMillis(), LONGEST_SWEEP.toMillis()));
    }

    @Override
    public Future<?> start() {
        logged.ifPresent(this::log);
        bus.subscribe(Addresses.polled(name), pool::update);
        bus.subscribe(Addresses.moved(name), pool::move);
        bus.subscribe(Addresses.answering(name), pool::answering);
        bus.subscribe(Addresses.released(name), pool::release);
        bus.subscribe(Addresses.rested(name), pool::rest);
        bus.subscribe(Addresses.PLUGINS, this::replace);
        bus.subscribe(Addresses.POOLS, this::follow);
        Renderer renderer = new Renderer(vertx);
        bus.answer(Addresses.schedule(name), placement -> renderer.tokens(
                        placement, inForce.scheduler().participants().tokenSource())
                .map(pool::place));
        bus.answer(Addresses.view(name), question -> Future.succeededFuture(pool.view()));
        bus.answer(Addresses.kvEvents(name), this::hear);
        bus.subscribe(Addresses.KV_EVENTS_ASKED, question -> tellWanted());
        tellWanted();
        bus.answer(Addresses.keeper(name), question -> Future.succeededFuture(pool.keeps(question)));
        bus.answer(Addresses.explain(name), question -> Future.succeededFuture(pool.explain(question)));
        bus.answer(Addresses.decision(name), question -> Future.succeededFuture(pool.decision(question)));
        joinCluster();
        vertx.setPeriodic(sweepMillis, timer -> pool.expire());
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        link.ifPresent(ClusterLink::stop);
        bus.publish(Addresses.KV_EVENTS_WANTED, new KvEventsWanted(name, Set.of()));
        return queue.map(DecisionQueue::flushed).orElseGet(Future::succeededFuture);
    }

    private void joinCluster() {
        ClusterLink joined = new ClusterLink(bus, vertx, name, pool.others(), shareInterval);
        joined.start();
        link = Optional.of(joined);
    }

    private Future<KvEventsTaken> hear(KvEvents events) {
        pool.hear(events);
        return Future.succeededFuture(new KvEventsTaken());
    }

    private void tellWanted() {
        bus.publish(
                Addresses.KV_EVENTS_WANTED,
                new KvEventsWanted(name, inForce.scheduler().participants().kvEventSources()));
    }

    private void log(DecisionLogOptions options) {
        InstantSource clock = InstantSource.system();
        DecisionFile file = new DecisionFile(
                DecisionFile.ofPool(options.file(), name), options.maxBytes().bytes());
        DecisionQueue lines = new DecisionQueue(
                WAITING_LINES,
                clock,
                batch -> vertx.executeBlocking(() -> {
                    file.append(batch);
                    return null;
                }));
        queue = Optional.of(lines);
        pool.note(new DecisionLog(clock, lines::add));
    }

    private void replace(PluginCatalog catalog) {
        change("The plugins changed, but the pool keeps those it has", () -> inForce.rebuild(catalog));
    }

    private void follow(Pools living) {
        living.pools().stream()
                .filter(pool -> pool.name().equals(name))
                .forEach(spec ->
                        change("The picker changed, but the pool keeps the one it has", () -> inForce.follow(spec)));
    }

    private void change(String otherwise, Runnable change) {
        try {
            Scheduler before = inForce.scheduler();
            change.run();
            if (!inForce.scheduler().equals(before)) {
                pool.use(inForce.scheduler());
                tellWanted();
            }
        } catch (ConfigurationException wrong) {
            LOG.atWarn()
                    .addKeyValue("pool", name)
                    .addKeyValue("problem", wrong.getMessage())
                    .log(otherwise);
        }
    }
}
