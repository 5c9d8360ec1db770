package dev.sluice.ingress;

import dev.sluice.ingress.IngressOptions.Listener;
import dev.sluice.message.ListenerState;
import dev.sluice.routing.RouteListener;
import dev.sluice.routing.RouteTable;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** The ports an event loop listens on: those configured, and those of the route table, which come and go. */
final class Listening {
    private final Loop loop;
    private final IntFunction<Handler<HttpServerRequest>> doors;
    private final Consumer<ListenerState> told;
    private final List<PortListener> configured = new ArrayList<>();
    private final Map<Integer, PortListener> routed = new TreeMap<>();
    private final List<PortListener> leaving = new ArrayList<>();

    /**
     * Listens nowhere yet.
     *
     * @param doors the door of a port of the route table
     * @param told hears whether such a port is listened on
     */
    Listening(Loop loop, IntFunction<Handler<HttpServerRequest>> doors, Consumer<ListenerState> told) {
        this.loop = loop;
        this.doors = doors;
        this.told = told;
    }

    /** Listens where it is configured to. */
    Future<?> open(List<Listener> listeners, Function<Listener, Handler<HttpServerRequest>> door) {
        listeners.forEach(
                listener -> configured.add(new PortListener(loop, ListenAddress.of(listener), door.apply(listener))));
        return Future.all(configured.stream().map(PortListener::listen).toList());
    }

    /** Listens on the ports of a table, and no longer on those of the last one. */
    void follow(String host, RouteTable table) {
        Map<Integer, List<RouteListener>> wanted =
                table.listeners().stream().collect(Collectors.groupingBy(RouteListener::port));
        List.copyOf(routed.keySet()).stream()
                .filter(port -> !wanted.containsKey(port))
                .forEach(this::leave);
        wanted.forEach((port, listeners) -> listen(ListenAddress.of(host, port, listeners)));
    }

    /** Takes no more connections. */
    void drain() {
        configured.forEach(PortListener::drain);
        routed.values().forEach(PortListener::drain);
    }

    /** Whether it is draining and no client is connected any more. */
    boolean isDrained() {
        return configured.stream().allMatch(PortListener::isDrained)
                && routed.values().stream().allMatch(PortListener::isDrained);
    }

    /** Closes connections that idle too long, and ports that were left by their last client. */
    void checkIdle() {
        configured.forEach(PortListener::checkIdle);
        routed.values().forEach(PortListener::checkIdle);
        leaving.forEach(PortListener::checkIdle);
        leaving.stream().filter(PortListener::isDrained).toList().forEach(this::close);
    }

    /** Closes everything at once. */
    Future<?> close() {
        List<PortListener> all = new ArrayList<>(configured);
        all.addAll(routed.values());
        all.addAll(leaving);
        return Future.join(all.stream().map(PortListener::close).toList());
    }

    /** Where it listens: the configured ports in their order, then those of the routes. */
    List<Integer> ports() {
        List<Integer> ports =
                new ArrayList<>(configured.stream().map(PortListener::port).toList());
        ports.addAll(routed.keySet());
        return ports;
    }

    private void listen(ListenAddress address) {
        PortListener known = routed.get(address.port());
        if (known != null && known.speaksLike(address)) {
            known.takeUp(address);
            return;
        }
        if (known != null) {
            leave(address.port());
        }
        if (configured.stream().anyMatch(one -> one.port() == address.port())) {
            told.accept(new ListenerState(address.port(), "the port is one of the gateway's own listeners"));
            return;
        }
        PortListener listener = new PortListener(loop, address, doors.apply(address.port()));
        routed.put(address.port(), listener);
        listener.listen()
                .onSuccess(listens -> told.accept(new ListenerState(address.port(), "")))
                .onFailure(failure -> {
                    routed.remove(address.port(), listener);
                    told.accept(new ListenerState(address.port(), String.valueOf(failure.getMessage())));
                });
    }

    private void leave(int port) {
        PortListener gone = routed.remove(port);
        if (gone != null) {
            gone.drain();
            leaving.add(gone);
        }
    }

    private void close(PortListener drained) {
        leaving.remove(drained);
        drained.close().onFailure(closed -> {});
    }
}
