package dev.sluice.bench.routing;

import dev.sluice.routing.Filters;
import dev.sluice.routing.ModelListing;
import dev.sluice.routing.PathMatch;
import dev.sluice.routing.Route;
import dev.sluice.routing.RouteId;
import dev.sluice.routing.RouteListener;
import dev.sluice.routing.RouteMatch;
import dev.sluice.routing.RouteRule;
import dev.sluice.routing.RuleTimeouts;
import dev.sluice.routing.ValueMatch;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Many routes of five rules each at one listener. */
final class SampledRoutes {
    static final int ROUTES = 2_000;
    static final int RULES = 5;
    static final int PORT = 80;
    static final String TENANT_HEADER = "x-tenant";

    private SampledRoutes() {}

    /** All for every host and path, each rule for a model of its own. */
    static RouteListener byModel() {
        return listener(route -> List.of(), (route, rule) -> match(PathMatch.ALL, Optional.of(model(route, rule))));
    }

    /** Each for a host name of its own, the rules for paths below one another. */
    static RouteListener byHostAndPath() {
        return listener(
                route -> List.of(host(route)),
                (route, rule) ->
                        match(new PathMatch(PathMatch.Kind.PREFIX, "/v1" + "/part".repeat(rule)), Optional.empty()));
    }

    /** All for every host and path, each rule for a tenant's header and one of a few models. */
    static RouteListener byTenant() {
        return listener(route -> List.of(), (route, rule) -> tenantMatch(tenant(route), model(0, rule)));
    }

    static String tenant(int route) {
        return "tenant-" + route;
    }

    static String model(int route, int rule) {
        return "model-" + route + "-" + rule;
    }

    static String host(int route) {
        return "tenant-" + route + ".example.com";
    }

    private static RouteListener listener(IntFunction<List<String>> hostnames, Matches matches) {
        List<Route> routes = IntStream.range(0, ROUTES)
                .mapToObj(route -> route(route, hostnames.apply(route), matches))
                .toList();
        return new RouteListener("default/gateway/http", PORT, "", Optional.empty(), routes);
    }

    private static Route route(int route, List<String> hostnames, Matches matches) {
        RouteId id = new RouteId("AIGatewayRoute", "default", "route-" + route);
        List<RouteRule> rules = IntStream.range(0, RULES)
                .mapToObj(rule -> rule(id, "rules[" + rule + "]", matches.of(route, rule)))
                .toList();
        return new Route(id, Instant.ofEpochSecond(route % 100), hostnames, rules);
    }

    private static RouteRule rule(RouteId id, String name, RouteMatch match) {
        return new RouteRule(
                id,
                name,
                List.of(match),
                Filters.NONE,
                List.of(),
                RuleTimeouts.NONE,
                Optional.empty(),
                Optional.of(new ModelListing("bench", Instant.EPOCH, false)));
    }

    private static RouteMatch match(PathMatch path, Optional<String> model) {
        List<ValueMatch> headers = model.stream()
                .map(name -> new ValueMatch(RouteMatch.MODEL_HEADER, ValueMatch.Kind.EXACT, name))
                .toList();
        return new RouteMatch(path, Optional.empty(), headers, List.of());
    }

    private static RouteMatch tenantMatch(String tenant, String model) {
        List<ValueMatch> headers = List.of(
                new ValueMatch(TENANT_HEADER, ValueMatch.Kind.EXACT, tenant),
                new ValueMatch(RouteMatch.MODEL_HEADER, ValueMatch.Kind.EXACT, model));
        return new RouteMatch(PathMatch.ALL, Optional.empty(), headers, List.of());
    }

    /** The match of a rule of a route. */
    @FunctionalInterface
    private interface Matches {
        RouteMatch of(int route, int rule);
    }
}
