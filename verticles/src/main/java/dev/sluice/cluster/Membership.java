package dev.sluice.cluster;

import dev.sluice.cluster.wire.Hello;
import dev.sluice.message.ClusterView;
import dev.sluice.message.Member;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.LongSupplier;

/** Which gateways have been heard lately. Whoever is silent is gone, whatever the network says of it. */
final class Membership {
    private record Heard(Hello hello, UUID process, long atNanos) {}

    private final long goneAfterNanos;
    private final LongSupplier nanos;
    private final Map<String, Heard> others = new TreeMap<>();
    /** Those that were there once: they come back with what was learnt while nobody heard them. */
    private final Set<String> gone = new HashSet<>();

    /**
     * Knows nobody.
     *
     * @param nanos a clock that only goes forward
     */
    Membership(Duration goneAfter, LongSupplier nanos) {
        this.goneAfterNanos = goneAfter.toNanos();
        this.nanos = nanos;
    }

    /** What a hello means. */
    enum Change {
        NONE,
        CHANGED,
        RETURNED
    }

    /** Hears a gateway, which runs in some process. */
    Change heard(UUID process, Hello hello) {
        String id = hello.member().id();
        if (hello.leaving()) {
            return forget(id) ? Change.CHANGED : Change.NONE;
        }
        Heard before = others.put(id, new Heard(hello, process, nanos.getAsLong()));
        if (gone.remove(id)) {
            return Change.RETURNED;
        }
        return before != null && before.hello().equals(hello) ? Change.NONE : Change.CHANGED;
    }

    /** A process is gone. Returns whether a gateway went with it. */
    boolean lost(UUID process) {
        return forgetAll(others.entrySet().stream()
                .filter(entry -> entry.getValue().process().equals(process))
                .map(Map.Entry::getKey)
                .toList());
    }

    /** Forgets those who were silent for too long. Returns whether there were any. */
    boolean expire() {
        long now = nanos.getAsLong();
        return forgetAll(others.entrySet().stream()
                .filter(entry -> now - entry.getValue().atNanos() > goneAfterNanos)
                .map(Map.Entry::getKey)
                .toList());
    }

    /** The others and this one, as it is now. */
    ClusterView view(Member self, boolean warm) {
        List<Member> members = new ArrayList<>();
        others.values().forEach(heard -> members.add(heard.hello().member()));
        members.add(self);
        members.sort(Comparator.comparing(Member::id));
        return new ClusterView(self.id(), members, warm);
    }

    /** The ids of the others, those first that know most. */
    List<String> donors() {
        return others.values().stream()
                .map(Heard::hello)
                .sorted(Comparator.comparing((Hello hello) -> !hello.warm()))
                .map(hello -> hello.member().id())
                .toList();
    }

    private boolean forgetAll(List<String> ids) {
        ids.forEach(this::forget);
        return !ids.isEmpty();
    }

    private boolean forget(String id) {
        gone.add(id);
        return others.remove(id) != null;
    }
}
