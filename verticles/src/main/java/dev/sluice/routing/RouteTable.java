package dev.sluice.routing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which rule takes which request, on every listener. Immutable. */
public final class RouteTable {
    /** No listener at all. */
    public static final RouteTable EMPTY = of(List.of());

    private final List<RouteListener> listeners;
    private final Map<Integer, HostMap<ListenerRules>> ports;

    private RouteTable(List<RouteListener> listeners, Map<Integer, HostMap<ListenerRules>> ports) {
        this.listeners = listeners;
        this.ports = ports;
    }

    /**
     * Compiles the routes of the listeners. Those of one port and host name share their routes.
     *
     * @throws java.util.regex.PatternSyntaxException for a regular expression that is none
     */
    public static RouteTable of(List<RouteListener> listeners) {
        Map<Integer, HostMap<ListenerRules>> ports = new HashMap<>();
        listeners.stream()
                .collect(Collectors.groupingBy(RouteListener::port))
                .forEach((port, sharing) -> ports.put(port, byHostname(sharing)));
        return new RouteTable(List.copyOf(listeners), ports);
    }

    private static HostMap<ListenerRules> byHostname(List<RouteListener> listeners) {
        return new HostMap<>(listeners.stream()
                .collect(Collectors.groupingBy(
                        listener -> HostMap.key(listener.hostname()),
                        Collectors.collectingAndThen(Collectors.toList(), RouteTable::rules))));
    }

    private static ListenerRules rules(List<RouteListener> listeners) {
        Stream<Route> routes = listeners.stream().flatMap(listener -> listener.routes().stream());
        return ListenerRules.of(routes.toList());
    }

    /** What is listened on. */
    public List<RouteListener> listeners() {
        return listeners;
    }

    /**
     * The rule that takes a request, by the precedence of Gateway API.
     *
     * @param port where it came in
     * @param model what its body names; empty where it was not read or names none
     */
    public Optional<Routed> match(int port, RequestHead head, Optional<String> model) {
        return listener(port, head.host()).flatMap(rules -> rules.match(head, model));
    }

    /** What can be asked for at a host, in lower case and without port, of a listener. */
    public Listing listing(int port, String host) {
        return listener(port, host)
                .map(rules -> rules.listing(host))
                .orElseGet(() -> new Listing(List.of(), List.of()));
    }

    private Optional<ListenerRules> listener(int port, String host) {
        return Optional.ofNullable(ports.get(port)).flatMap(hosts -> hosts.mostSpecific(host));
    }
}
