package dev.sluice.admin;

import dev.sluice.bus.Bus;
import dev.sluice.message.Addresses;
import dev.sluice.message.PoolQuestion;
import dev.sluice.message.PoolSnapshot;
import dev.sluice.message.PoolSpec;
import dev.sluice.message.PoolView;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the pools there are say of themselves: their last snapshots, and their views when asked. */
final class Pools {
    private final Bus bus;
    private final Set<String> heard = new HashSet<>();
    private final Map<String, PoolSnapshot> snapshots = new HashMap<>();
    private List<String> names;

    Pools(Bus bus, List<PoolSpec> specs) {
        this.bus = bus;
        this.names = namesOf(specs);
    }

    void listen() {
        names.forEach(this::hear);
        bus.subscribe(Addresses.POOLS, told -> follow(namesOf(told.pools())));
    }

    List<String> names() {
        return names;
    }

    Collection<PoolSnapshot> snapshots() {
        return List.copyOf(snapshots.values());
    }

    /** Pools nothing has been heard of. */
    List<String> unheard() {
        return names.stream().filter(name -> !snapshots.containsKey(name)).toList();
    }

    /** Asks a pool how it stands; fails where its scoring does not answer. */
    Future<PoolView> view(String name) {
        return bus.ask(Addresses.view(name), new PoolQuestion());
    }

    /** Asks all of them, in their order; empty where one does not answer. */
    Future<List<Optional<PoolView>>> views() {
        List<Future<Optional<PoolView>>> asked = names.stream()
                .map(name -> view(name).map(Optional::of).otherwise(Optional.empty()))
                .toList();
        return Future.all(asked).map(all -> all.<Optional<PoolView>>list());
    }

    private void follow(List<String> living) {
        names = living;
        snapshots.keySet().retainAll(living);
        living.forEach(this::hear);
    }

    /** Listens to a pool, once, however often it goes and comes back. */
    private void hear(String name) {
        if (heard.add(name)) {
            bus.subscribe(Addresses.polled(name), this::polled);
        }
    }

    private void polled(PoolSnapshot snapshot) {
        if (names.contains(snapshot.pool())) {
            snapshots.put(snapshot.pool(), snapshot);
        }
    }

    private static List<String> namesOf(List<PoolSpec> specs) {
        return specs.stream().map(PoolSpec::name).toList();
    }
}
