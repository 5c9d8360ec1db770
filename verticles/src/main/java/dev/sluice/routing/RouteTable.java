package dev.sluice.routing;

import java.util.List;
import java.util.Optional;

/** Which rule takes which request, on every listener. Immutable. */
public final class RouteTable {
    /** No listener at all. */
    public static final RouteTable EMPTY = of(List.of());

    private final List<RouteListener> listeners;

    private RouteTable(List<RouteListener> listeners) {
        this.listeners = listeners;
    }

    /** Compiles the routes of the listeners. */
    public static RouteTable of(List<RouteListener> listeners) {
        return new RouteTable(List.copyOf(listeners));
    }

    /** What is listened on. */
    public List<RouteListener> listeners() {
        return listeners;
    }

    /**
     * The rule that takes a request.
     *
     * @param port where it came in
     * @param model what its body names; empty where it was not read or names none
     */
    public Optional<Routed> match(int port, RequestHead head, Optional<String> model) {
        return Optional.empty();
    }

    /** What can be asked for at a host, in lower case and without port, of a listener. */
    public Listing listing(int port, String host) {
        return new Listing(List.of(), List.of());
    }
}
