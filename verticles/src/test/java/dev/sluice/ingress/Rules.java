package dev.sluice.ingress;

import dev.sluice.cost.RequestCosts;
import dev.sluice.limits.LimitGroup;
import dev.sluice.routing.Backend;
import dev.sluice.routing.BackendRef;
import dev.sluice.routing.BodyChange;
import dev.sluice.routing.Ejection;
import dev.sluice.routing.Filters;
import dev.sluice.routing.ModelListing;
import dev.sluice.routing.PathMatch;
import dev.sluice.routing.Protocol;
import dev.sluice.routing.RetryPolicy;
import dev.sluice.routing.Route;
import dev.sluice.routing.RouteId;
import dev.sluice.routing.RouteListener;
import dev.sluice.routing.RouteMatch;
import dev.sluice.routing.RouteRule;
import dev.sluice.routing.RouteTable;
import dev.sluice.routing.RuleTimeouts;
import dev.sluice.routing.Upstream;
import dev.sluice.routing.ValueMatch;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Rules and backends for tests. */
final class Rules {
    static final ModelListing LISTED = new ModelListing("them", Instant.ofEpochSecond(9), false);

    private Rules() {}

    /** A rule of an AIGatewayRoute that takes one model. */
    static RouteRule model(String model, BackendRef... backends) {
        RouteMatch match = new RouteMatch(
                PathMatch.ALL,
                Optional.empty(),
                List.of(new ValueMatch(RouteMatch.MODEL_HEADER, ValueMatch.Kind.EXACT, model)),
                List.of());
        return new RouteRule(
                new RouteId("AIGatewayRoute", "default", "ai"),
                model,
                List.of(match),
                Filters.NONE,
                List.of(backends),
                RuleTimeouts.NONE,
                Optional.empty(),
                Optional.of(LISTED));
    }

    /** A rule of an HTTPRoute that takes a prefix. */
    static RouteRule prefix(String prefix, BackendRef... backends) {
        RouteMatch match =
                new RouteMatch(new PathMatch(PathMatch.Kind.PREFIX, prefix), Optional.empty(), List.of(), List.of());
        return new RouteRule(
                new RouteId("HTTPRoute", "default", "plain"),
                prefix,
                List.of(match),
                Filters.NONE,
                List.of(backends),
                RuleTimeouts.NONE,
                Optional.empty(),
                Optional.empty());
    }

    static RouteRule with(RouteRule rule, RetryPolicy retry) {
        return new RouteRule(
                rule.route(),
                rule.name(),
                rule.matches(),
                rule.filters(),
                rule.backends(),
                rule.timeouts(),
                Optional.of(retry),
                rule.models());
    }

    static RouteRule with(RouteRule rule, RuleTimeouts timeouts) {
        return new RouteRule(
                rule.route(),
                rule.name(),
                rule.matches(),
                rule.filters(),
                rule.backends(),
                timeouts,
                rule.retry(),
                rule.models());
    }

    static RouteRule with(RouteRule rule, Filters filters) {
        return new RouteRule(
                rule.route(),
                rule.name(),
                rule.matches(),
                filters,
                rule.backends(),
                rule.timeouts(),
                rule.retry(),
                rule.models());
    }

    static RouteRule with(RouteRule rule, RequestCosts costs) {
        return with(rule, costs, List.of());
    }

    static RouteRule with(RouteRule rule, List<LimitGroup> limits) {
        return with(rule, rule.costs(), limits);
    }

    private static RouteRule with(RouteRule rule, RequestCosts costs, List<LimitGroup> limits) {
        return new RouteRule(
                rule.route(),
                rule.name(),
                rule.matches(),
                rule.filters(),
                rule.backends(),
                rule.timeouts(),
                rule.retry(),
                rule.models(),
                costs,
                limits);
    }

    static RouteRule restoringNames(RouteRule rule) {
        return new RouteRule(
                rule.route(),
                rule.name(),
                rule.matches(),
                rule.filters(),
                rule.backends(),
                rule.timeouts(),
                rule.retry(),
                Optional.of(new ModelListing("them", Instant.ofEpochSecond(9), true)));
    }

    static Backend.Pool pool() {
        return new Backend.Pool("pool", Protocol.HTTP1, List.of(), Optional.empty());
    }

    static Backend.Provider provider(String name, ScriptedEndpoint... endpoints) {
        List<URI> addresses =
                Stream.of(endpoints).map(one -> one.endpoint().address()).toList();
        return new Backend.Provider(
                name, addresses, Upstream.PLAIN, Optional.of("v1"), Optional.empty(), Ejection.DEFAULT);
    }

    static BackendRef to(Backend backend) {
        return to(backend, 0);
    }

    static BackendRef to(Backend backend, int priority) {
        return new BackendRef(backend, 1, priority, Optional.empty(), Filters.NONE, BodyChange.NONE);
    }

    static BackendRef renamed(Backend backend, String model) {
        return new BackendRef(backend, 1, 0, Optional.of(model), Filters.NONE, BodyChange.NONE);
    }

    /** A table of one listener for every host. */
    static RouteTable table(int port, RouteRule... rules) {
        return RouteTable.of(List.of(new RouteListener(
                "default/gateway/http",
                port,
                "",
                Optional.empty(),
                Stream.of(rules)
                        .map(rule -> new Route(rule.route(), Instant.EPOCH, List.of(), List.of(rule)))
                        .toList())));
    }
}
