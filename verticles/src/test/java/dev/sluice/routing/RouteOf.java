package dev.sluice.routing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes a route for tests. */
final class RouteOf {
    static final ModelListing LISTED = new ModelListing("them", Instant.ofEpochSecond(9), false);

    private final RouteId id;
    private Instant created = Instant.EPOCH;
    private List<String> hostnames = List.of();
    private Optional<ModelListing> listing = Optional.of(LISTED);
    private final List<RouteRule> rules = new ArrayList<>();

    /** A route by {@code namespace/name}. */
    RouteOf(String name) {
        this("AIGatewayRoute", name);
    }

    RouteOf(String kind, String name) {
        String[] parts = name.split("/", 2);
        id = new RouteId(kind, parts[0], parts[1]);
    }

    RouteOf created(int second) {
        created = Instant.ofEpochSecond(second);
        return this;
    }

    RouteOf hosts(String... names) {
        hostnames = List.of(names);
        return this;
    }

    RouteOf listed(Optional<ModelListing> wanted) {
        listing = wanted;
        return this;
    }

    RouteOf rule(String name, On... matches) {
        return rule(name, List.of(), matches);
    }

    RouteOf rule(String name, List<BackendRef> backends, On... matches) {
        rules.add(new RouteRule(
                id,
                name,
                Stream.of(matches).map(On::match).toList(),
                Filters.NONE,
                backends,
                RuleTimeouts.NONE,
                Optional.empty(),
                listing));
        return this;
    }

    Route route() {
        return new Route(id, created, hostnames, rules);
    }

    /** A listener of one port for a host name. */
    static RouteListener listener(String hostname, RouteOf... routes) {
        return new RouteListener(
                "default/gateway/" + hostname,
                80,
                hostname,
                Optional.empty(),
                Stream.of(routes).map(RouteOf::route).toList());
    }
}
