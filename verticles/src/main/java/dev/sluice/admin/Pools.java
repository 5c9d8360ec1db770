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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the pools say of themselves: their last snapshots, and their views when asked. */
final class Pools {
    private final Bus bus;
    private final List<String> names;
    private final Map<String, PoolSnapshot> snapshots = new HashMap<>();

    Pools(Bus bus, List<PoolSpec> specs) {
        this.bus = bus;
        this.names = specs.stream().map(PoolSpec::name).toList();
    }

    void listen() {
        names.forEach(name -> bus.subscribe(Addresses.polled(name), snapshot -> snapshots.put(name, snapshot)));
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
}
