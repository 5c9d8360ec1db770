package dev.sluice.routing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which rule takes which request, on every listener. Immutable. */
public final class RouteTable {
    /** No listener at all. */
    public static final RouteTable EMPTY = of(List.of());

    private final List<RouteListener> listeners;
    private final Map<Integer, HostIndex<HostIndex<RuleIndex>>> ports = new HashMap<>();

    private RouteTable(List<RouteListener> listeners) {
        this.listeners = List.copyOf(listeners);
        this.listeners.stream()
                .collect(Collectors.groupingBy(RouteListener::port))
                .forEach((port, sharing) -> ports.put(
                        port,
                        HostIndex.of(
                                sharing, listener -> List.of(listener.hostname()), RouteTable::rulesByHost)));
    }

    /** Compiles the routes of the listeners. */
    public static RouteTable of(List<RouteListener> listeners) {
        return new RouteTable(listeners);
    }

    /** What is listened on. */
    public List<RouteListener> listeners() {
        return listeners;
    }

    /**
     * The rule that takes a request: of the listener with the most specific host name, and of its routes those with the most
     * specific host name first.
     *
     * @param port where it came in
     * @param model what its body names; empty where it was not read or names none
     */
    public Optional<Routed> match(int port, RequestHead head, Optional<String> model) {
        for (RuleIndex rules : rules(port, head.host())) {
            Routed routed = rules.match(head, model);
            if (routed != null) {
                return Optional.of(routed);
            }
        }
        return Optional.empty();
    }

    /** What can be asked for at a host, in lower case and without port, of a listener. */
    public Listing listing(int port, String host) {
        Map<String, Listing.Model> models = new LinkedHashMap<>();
        Set<String> pools = new LinkedHashSet<>();
        for (RuleIndex rules : rules(port, host)) {
            rules.listing().models().forEach(model -> models.putIfAbsent(model.id(), model));
            pools.addAll(rules.listing().pools());
        }
        return new Listing(List.copyOf(models.values()), List.copyOf(pools));
    }

    private List<RuleIndex> rules(int port, String host) {
        HostIndex<HostIndex<RuleIndex>> byListener = ports.get(port);
        List<HostIndex<RuleIndex>> listening = byListener == null ? List.of() : byListener.lookup(host);
        return listening.isEmpty() ? List.of() : listening.get(0).lookup(host);
    }

    private static HostIndex<RuleIndex> rulesByHost(List<RouteListener> listeners) {
        List<Route> routes = new ArrayList<>();
        listeners.forEach(listener -> routes.addAll(listener.routes()));
        return HostIndex.of(
                routes, route -> route.hostnames().isEmpty() ? List.of("") : route.hostnames(), RuleIndex::of);
    }
}
