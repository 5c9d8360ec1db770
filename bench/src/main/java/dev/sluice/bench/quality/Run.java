package dev.sluice.bench.quality;

import dev.sluice.message.EndpointState;
import dev.sluice.message.PluginCatalog;
import dev.sluice.message.PoolSnapshot;
import dev.sluice.message.PoolSpec;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** One workload under one policy with one seed: the same three give the same outcome. */
final class Run {
    /** Between two looks at the servers' metrics. */
    static final Duration POLL = Duration.ofMillis(50);

    /** From a server's answer to the moment the picker knows it. */
    static final Duration POLL_DELAY = Duration.ofMillis(5);

    private static final String POOL = "llama";
    private final Timeline timeline = new Timeline();
    private final Tally tally = new Tally();
    private final List<ModelServer> servers = new ArrayList<>();
    private final Workload workload;
    private final Fleet fleet;
    private long generatedBefore;
    private long generated;

    private Run(Workload workload, Policy policy, Setting setting, PluginCatalog catalog, long seed) {
        this.workload = workload;
        var dice = new SplittableRandom(seed);
        Map<URI, ModelServer> byAddress = new LinkedHashMap<>();
        for (ServerSpec spec : workload.servers()) {
            ModelServer server = new ModelServer(servers.size(), spec, dice.split());
            servers.add(server);
            byAddress.put(server.address(), server);
        }
        PoolSpec spec = new PoolSpec(
                POOL, List.of(), servers.stream().map(ModelServer::endpoint).toList(), policy.picker());
        this.fleet = new Fleet(setting, timeline, spec, catalog, byAddress, tally, dice);
        workload.start(timeline, fleet::send, new SplittableRandom(seed));
    }

    /** Lets it happen with one gateway. */
    static Outcome outcome(Workload workload, Policy policy, PluginCatalog catalog, long seed) {
        return outcome(workload, policy, Setting.ALONE, catalog, seed);
    }

    /** Lets it happen. */
    static Outcome outcome(Workload workload, Policy policy, Setting setting, PluginCatalog catalog, long seed) {
        Run run = new Run(workload, policy, setting, catalog, seed);
        run.play();
        return Outcome.of(workload, run.servers, run.tally, run.generated);
    }

    private void play() {
        long end = workload.length().toNanos();
        poll();
        timeline.at(workload.measuredFrom().toNanos(), () -> generatedBefore = tokens());
        timeline.at(end, () -> generated = tokens() - generatedBefore);
        while (timeline.now() <= end || tally.open() > 0) {
            step();
        }
    }

    private void step() {
        long next = timeline.due();
        for (ModelServer server : servers) {
            next = Math.min(next, server.engine.due());
        }
        timeline.turnTo(next);
        for (ModelServer server : servers) {
            server.engine.advance(next);
        }
        fleet.settle();
    }

    private void poll() {
        Instant readAt = timeline.instant().plus(POLL_DELAY);
        List<EndpointState> states =
                servers.stream().map(server -> server.state(readAt)).toList();
        timeline.at(timeline.now() + POLL_DELAY.toNanos(), () -> fleet.update(new PoolSnapshot(POOL, states)));
        if (timeline.now() >= workload.measuredFrom().toNanos()
                && timeline.now() <= workload.length().toNanos()) {
            tally.loads(servers.stream().mapToInt(ModelServer::requests).toArray());
        }
        timeline.at(timeline.now() + POLL.toNanos(), this::poll);
    }

    private long tokens() {
        return servers.stream()
                .mapToLong(server -> server.engine.counters().generationTokens())
                .sum();
    }
}
