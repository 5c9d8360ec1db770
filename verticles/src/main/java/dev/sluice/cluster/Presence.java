package dev.sluice.cluster;

import dev.sluice.bus.Bus;
import dev.sluice.cluster.Membership.Change;
import dev.sluice.cluster.wire.Hello;
import dev.sluice.cluster.wire.Letter;
import dev.sluice.cluster.wire.SnapshotSent;
import dev.sluice.message.Addresses;
import dev.sluice.message.ClusterView;
import dev.sluice.message.Member;
import dev.sluice.message.PluginCatalog;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says that this gateway is there, notes who else is, and learns of them what they know of pools that are new here. */
final class Presence {
    private static final Logger LOG = LoggerFactory.getLogger(Presence.class);

    private final Bus bus;
    private final Membership membership;
    private final WarmUp warmUp;
    private final Consumer<Letter> toAll;
    private final Set<String> pools = new HashSet<>();
    private Member self;
    private Optional<ClusterView> told = Optional.empty();
    /** Whether it has been as good as the others once; it counts as warm for good then. */
    private boolean settled;

    Presence(Bus bus, Membership membership, WarmUp warmUp, Consumer<Letter> toAll, Member self) {
        this.bus = bus;
        this.membership = membership;
        this.warmUp = warmUp;
        this.toAll = toAll;
        this.self = self;
    }

    /** Begins where there is nobody to learn from. */
    void beginAlone(Set<String> living) {
        settled = true;
        begin(living);
    }

    /** Begins with these pools. */
    void begin(Set<String> living) {
        follow(living);
        greet();
    }

    /** These pools there are now. */
    void follow(Set<String> living) {
        Set<String> fresh = new HashSet<>(living);
        fresh.removeAll(pools);
        pools.clear();
        pools.addAll(living);
        warmUp.keep(living);
        if (!fresh.isEmpty() && (!settled || !membership.donors().isEmpty())) {
            warmUp.want(fresh);
        }
        goOn();
    }

    /** Has these plugins from now on. */
    void follow(PluginCatalog plugins) {
        self = new Member(self.id(), self.name(), self.version(), self.configuration(), Revision.hash(plugins));
        greet();
    }

    void hear(UUID process, Hello hello) {
        Change change = membership.heard(process, hello);
        if (change == Change.RETURNED) {
            warmUp.want(pools);
        }
        if (change != Change.NONE) {
            goOn();
        }
    }

    void lose(UUID process) {
        if (membership.lost(process)) {
            goOn();
        }
    }

    /** A part of what is wanted came. Returns whether it was waited for. */
    boolean came(SnapshotSent sent) {
        boolean waitedFor = warmUp.came(sent);
        goOn();
        return waitedFor;
    }

    /** Says that this gateway is there; forgets those who have not said so for long. */
    void greet() {
        var unused = membership.expire();
        goOn();
        toAll.accept(new Hello(self, isWarm(), false));
        bus.publish(Addresses.CLUSTER, membership.view(self, isWarm()));
    }

    /** Says that this gateway leaves. */
    void leave() {
        toAll.accept(new Hello(self, isWarm(), true));
    }

    private void goOn() {
        warmUp.goOn(membership.donors());
        settled |= warmUp.isDone() && !pools.isEmpty();
        ClusterView view = membership.view(self, isWarm());
        if (!told.equals(Optional.of(view))) {
            log(view);
            told = Optional.of(view);
            bus.publish(Addresses.CLUSTER, view);
        }
    }

    private boolean isWarm() {
        return settled || warmUp.isDone();
    }

    private void log(ClusterView view) {
        Set<String> before = names(told);
        Set<String> now = names(Optional.of(view));
        if (!before.equals(now)) {
            LOG.atInfo()
                    .addKeyValue("self", self.name())
                    .addKeyValue("gateways", now)
                    .log("Gateways of the cluster");
        }
    }

    private static Set<String> names(Optional<ClusterView> view) {
        Set<String> names = new HashSet<>();
        view.ifPresent(seen -> seen.members().forEach(member -> names.add(member.name())));
        return names;
    }
}
