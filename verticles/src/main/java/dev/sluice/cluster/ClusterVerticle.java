package dev.sluice.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import dev.sluice.bus.Bus;
import dev.sluice.cluster.counters.ClusterCounters;
import dev.sluice.cluster.wire.Letter;
import dev.sluice.cluster.wire.SnapshotAsked;
import dev.sluice.config.ConfigurationException;
import dev.sluice.message.Addresses;
import dev.sluice.message.Member;
import dev.sluice.message.PluginCatalog;
import dev.sluice.message.PoolSpec;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shares what this gateway knows with the others, and tells its verticles what those say. Blocks: on a worker thread. */
public final class ClusterVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterVerticle.class);

    private final Bus bus;
    private final ClusterOptions options;
    private final Config config;
    private final Revision revision;
    private final PluginCatalog plugins;
    private final Set<String> atStart;
    private @Nullable HazelcastInstance hazelcast;
    private @Nullable Presence presence;
    private @Nullable Correspondence correspondence;

    /**
     * Makes one; there is to be one in the process.
     *
     * @param revision what this gateway says of itself
     * @param pools those there are before it is told of others
     * @param plugins those there are before it is told of others
     * @throws ConfigurationException when the cluster is not configured as it should be
     */
    public ClusterVerticle(
            Bus bus, ClusterOptions options, Revision revision, List<PoolSpec> pools, PluginCatalog plugins) {
        this.bus = bus;
        this.options = options;
        this.config = read(options);
        this.revision = revision;
        this.plugins = plugins;
        this.atStart = names(pools);
        Exposure.check(config, options.publicInterface());
    }

    /**
     * Looks at a configuration without opening anything.
     *
     * @throws ConfigurationException when its file cannot be read, or is no Hazelcast configuration
     */
    public static void check(ClusterOptions options) {
        Config unused = read(options);
    }

    @Override
    public Future<?> start() {
        if (ForkJoinPool.getCommonPoolParallelism() <= 1) {
            LOG.warn("On one or two cores each completion of Hazelcast's starts a thread, unless the JVM is given"
                    + " -Djava.util.concurrent.ForkJoinPool.common.parallelism=2");
        }
        HazelcastInstance member = Hazelcast.newHazelcastInstance(config);
        hazelcast = member;
        String id = UUID.randomUUID().toString();
        Links links = new Links(member, id, new OnContext());
        Membership membership = new Membership(options.goneAfter(), System::nanoTime);
        WarmUp warmUp = new WarmUp(
                (donor, pool, cursor) -> links.tell(donor, new SnapshotAsked(id, pool, cursor)),
                options.warmUpTimeout(),
                System::nanoTime);
        Member self = revision.named(
                id, options.name(), member.getCluster().getLocalMember().getAddress(), plugins);
        Presence here = new Presence(bus, membership, warmUp, links::tellAll, self);
        presence = here;
        Correspondence letters = new Correspondence(bus, InstantSource.system(), links, here, id);
        correspondence = letters;
        ClusterCounters counters = new ClusterCounters(member, id, options.counterTimeout());
        bus.answer(Addresses.COUNTERS, question -> Future.fromCompletionStage(counters.change(question), context));
        bus.subscribe(Addresses.POLLED_HERE, letters::tell);
        bus.subscribe(Addresses.IN_FLIGHT_HERE, letters::tell);
        bus.subscribe(Addresses.FACTS_HERE, letters::tell);
        bus.subscribe(Addresses.POOLS, told -> here.follow(names(told.pools())));
        bus.subscribe(Addresses.PLUGINS, here::follow);
        if (member.getCluster().getMembers().size() > 1) {
            here.begin(atStart);
        } else {
            here.beginAlone(atStart);
        }
        vertx.setPeriodic(options.helloInterval().toMillis(), tick -> here.greet());
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        if (presence != null && hazelcast != null) {
            presence.leave();
            hazelcast.shutdown();
        }
        return Future.succeededFuture();
    }

    private static Config read(ClusterOptions options) {
        return HazelcastFile.read(options.hazelcast(), name -> Optional.ofNullable(System.getenv(name)));
    }

    private static Set<String> names(List<PoolSpec> pools) {
        return pools.stream().map(PoolSpec::name).collect(Collectors.toSet());
    }

    /** Hears on threads of Hazelcast, and goes on on the verticle's own. */
    private final class OnContext implements Links.Ear {
        @Override
        public void heard(UUID process, Letter letter) {
            context.runOnContext(turn -> Objects.requireNonNull(correspondence).hear(process, letter));
        }

        @Override
        public void came() {
            context.runOnContext(turn -> Objects.requireNonNull(presence).greet());
        }

        @Override
        public void lost(UUID process) {
            context.runOnContext(turn -> Objects.requireNonNull(presence).lose(process));
        }
    }
}
