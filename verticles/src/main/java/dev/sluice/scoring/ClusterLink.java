package dev.sluice.scoring;

import dev.sluice.bus.Bus;
import dev.sluice.message.Addresses;
import dev.sluice.message.ClusterView;
import dev.sluice.message.InFlightShare;
import dev.sluice.message.Member;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Carries between a pool and the other gateways of a cluster, at intervals, and only while there are others. */
final class ClusterLink {
    private final Bus bus;
    private final Vertx vertx;
    private final String pool;
    private final Others others;
    private final long intervalMillis;
    private final int roundsPerWhole;
    private String self = "";
    private Set<String> elsewhere = Set.of();
    private OptionalLong timer = OptionalLong.empty();
    private int round;

    ClusterLink(Bus bus, Vertx vertx, String pool, Others others, Duration interval) {
        this.bus = bus;
        this.vertx = vertx;
        this.pool = pool;
        this.others = others;
        this.intervalMillis = interval.toMillis();
        this.roundsPerWhole = (int) Math.max(1, 1_000 / intervalMillis);
    }

    /** Listens from now on. */
    void start() {
        bus.subscribe(Addresses.CLUSTER, this::see);
        bus.subscribe(Addresses.inFlightElsewhere(pool), others::hear);
        bus.subscribe(Addresses.factsElsewhere(pool), others::hear);
        bus.answer(Addresses.snapshot(pool), cursor -> Future.succeededFuture(others.snapshot(self, cursor)));
    }

    /** Tells the others that nothing is in flight here any longer. */
    void stop() {
        if (timer.isPresent()) {
            bus.publish(Addresses.IN_FLIGHT_HERE, new InFlightShare(pool, self, true, List.of()));
        }
    }

    private void see(ClusterView view) {
        Set<String> now = new HashSet<>();
        for (Member member : view.members()) {
            if (!member.id().equals(view.self())) {
                now.add(member.id());
            }
        }
        others.keep(now);
        if (!view.self().equals(self) || !elsewhere.containsAll(now)) {
            round = 0;
        }
        self = view.self();
        elsewhere = now;
        if (now.isEmpty()) {
            timer.ifPresent(vertx::cancelTimer);
            timer = OptionalLong.empty();
        } else if (timer.isEmpty()) {
            timer = OptionalLong.of(vertx.setPeriodic(intervalMillis, tick -> tell()));
        }
    }

    private void tell() {
        boolean whole = round++ % roundsPerWhole == 0;
        InFlightShare share = others.share(self, whole);
        if (whole || !share.counts().isEmpty()) {
            bus.publish(Addresses.IN_FLIGHT_HERE, share);
        }
        others.news(self, learnt -> bus.publish(Addresses.FACTS_HERE, learnt));
    }
}
