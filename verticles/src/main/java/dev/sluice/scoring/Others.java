package dev.sluice.scoring;

import dev.sluice.message.EndpointFacts;
import dev.sluice.message.InFlightCount;
import dev.sluice.message.InFlightShare;
import dev.sluice.message.LearntFacts;
import dev.sluice.message.SnapshotCursor;
import dev.sluice.message.SnapshotPart;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What a pool tells the other gateways of a cluster, and what it hears from them. */
public final class Others {
    private final String pool;
    private final Slots slots;
    private final Supplier<Participants> participants;
    private final SharesElsewhere inFlight;
    /** The gateways that plugins have heard of. */
    private final Set<String> known = new HashSet<>();

    Others(String pool, Slots slots, Supplier<Participants> participants) {
        this.pool = pool;
        this.slots = slots;
        this.participants = participants;
        this.inFlight = new SharesElsewhere(slots);
    }

    /**
     * What is in flight here.
     *
     * @param self this gateway
     * @param whole whether to tell of all endpoints where something is, rather than of those where it changed
     */
    public InFlightShare share(String self, boolean whole) {
        List<InFlightCount> counts = new ArrayList<>();
        for (Slot slot : slots.all()) {
            boolean news = slot.isNews();
            if (whole ? slot.isInUse() : news) {
                counts.add(slot.own());
            }
        }
        return new InFlightShare(pool, self, whole, counts);
    }

    /** Takes over what another gateway has in flight. */
    public void hear(InFlightShare share) {
        inFlight.hear(share);
    }

    /** Collects what the plugins have learnt since they were asked last. */
    public void news(String self, Consumer<LearntFacts> told) {
        Participants sharing = participants.get();
        for (String plugin : sharing.sharing()) {
            FactsBatch batch = batch(self, plugin, told);
            sharing.tellNews(plugin, batch);
            batch.flush();
        }
    }

    /** Hands on what a plugin of another gateway has learnt; of endpoints that are not known here nothing. */
    public void hear(LearntFacts learnt) {
        known.add(learnt.gateway());
        for (EndpointFacts facts : learnt.facts()) {
            slots.called(facts.endpoint()).ifPresent(slot -> participants
                    .get()
                    .heard(learnt.plugin(), learnt.gateway(), slot.endpoint(), facts.facts()));
        }
    }

    /** A part of what the plugins know, for a newcomer. */
    SnapshotPart snapshot(String self, SnapshotCursor from) {
        List<String> plugins = participants.get().sharing();
        if (from.plugin() < 0 || from.plugin() >= plugins.size()) {
            return new SnapshotPart(List.of(), Optional.empty());
        }
        List<LearntFacts> facts = new ArrayList<>();
        String plugin = plugins.get(from.plugin());
        FactsBatch batch = batch(self, plugin, facts::add);
        long next = participants.get().tellAll(plugin, from.position(), batch);
        batch.flush();
        return new SnapshotPart(facts, cursor(from.plugin(), next, plugins.size()));
    }

    /** Only these gateways are there now, from which something may be heard. */
    public void keep(Set<String> gateways) {
        inFlight.keep(gateways);
        known.removeIf(gateway -> {
            boolean gone = !gateways.contains(gateway);
            if (gone) {
                participants.get().gone(gateway);
            }
            return gone;
        });
    }

    /** An endpoint is about to leave. */
    void left(Slot slot) {
        inFlight.left(slot);
    }

    private FactsBatch batch(String self, String plugin, Consumer<LearntFacts> told) {
        return new FactsBatch(slots, facts -> told.accept(new LearntFacts(pool, self, plugin, facts)));
    }

    private static Optional<SnapshotCursor> cursor(int plugin, long position, int plugins) {
        if (position >= 0) {
            return Optional.of(new SnapshotCursor(plugin, position));
        }
        return plugin + 1 < plugins ? Optional.of(new SnapshotCursor(plugin + 1, 0)) : Optional.empty();
    }
}
