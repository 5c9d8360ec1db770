package dev.sluice.bench.quality;

import dev.sluice.message.InFlightShare;
import dev.sluice.message.LearntFacts;
import dev.sluice.message.PluginCatalog;
import dev.sluice.message.PoolSnapshot;
import dev.sluice.message.PoolSpec;
import dev.sluice.scoring.Pool;
import dev.sluice.scoring.Schedulers;
import dev.sluice.scoring.ScoringOptions;
import dev.sluice.spi.PluginContext;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** The gateways of a run: they take requests in turn, and tell each other what they know. */
final class Fleet {
    /** Between two times at which a gateway tells the others. */
    static final Duration SHARE = Duration.ofMillis(100);

    /** From there to the moment the others know it. */
    static final Duration SHARE_DELAY = Duration.ofMillis(5);

    private static final int ROUNDS_PER_WHOLE = 10;
    private static final ScoringOptions OPTIONS =
            new ScoringOptions(Duration.ofSeconds(2), Duration.ofMinutes(20), OptionalLong.empty());

    private record Gateway(String id, Pool pool, Ingress ingress) {}

    private final Timeline timeline;
    private final List<Gateway> gateways = new ArrayList<>();
    private int next;

    /** Makes as many as are wanted; each has dice and plugins of its own. */
    Fleet(
            Setting setting,
            Timeline timeline,
            PoolSpec spec,
            PluginCatalog catalog,
            Map<URI, ModelServer> servers,
            Tally tally,
            SplittableRandom dice) {
        this.timeline = timeline;
        for (int index = 0; index < setting.gateways(); index++) {
            var context = new PluginContext(dice.split(), timeline);
            Pool pool = new Pool(spec, OPTIONS, context, Schedulers.of(spec, catalog, context));
            gateways.add(new Gateway("gateway-" + index, pool, new Ingress(timeline, pool, servers, tally)));
        }
        if (setting.sharing()) {
            gateways.forEach(gateway -> timeline.at(
                    SHARE.toNanos() / gateways.size() * gateways.indexOf(gateway), () -> share(gateway, 0)));
        }
    }

    /** The next one takes it. */
    void send(Job job) {
        gateways.get(next).ingress().send(job);
        next = (next + 1) % gateways.size();
    }

    /** All know what the servers said: one of them asked, and the others heard. */
    void update(PoolSnapshot snapshot) {
        gateways.forEach(gateway -> gateway.pool().update(snapshot));
    }

    /** Acts on what engines told. */
    void settle() {
        gateways.forEach(gateway -> gateway.ingress().settle());
    }

    private void share(Gateway from, int round) {
        InFlightShare share = from.pool().others().share(from.id(), round % ROUNDS_PER_WHOLE == 0);
        tell(from, to -> to.others().hear(share));
        List<LearntFacts> learnt = new ArrayList<>();
        from.pool().others().news(from.id(), learnt::add);
        learnt.forEach(facts -> tell(from, to -> to.others().hear(facts)));
        timeline.at(timeline.now() + SHARE.toNanos(), () -> share(from, round + 1));
    }

    private void tell(Gateway from, Consumer<Pool> letter) {
        for (Gateway to : gateways) {
            if (!to.equals(from)) {
                timeline.at(timeline.now() + SHARE_DELAY.toNanos(), () -> letter.accept(to.pool()));
            }
        }
    }
}
