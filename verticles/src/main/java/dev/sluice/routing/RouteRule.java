package dev.sluice.routing;

import dev.sluice.cost.RequestCosts;
import dev.sluice.limits.LimitGroup;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of the requests that one of a rule's matches takes.
 *
 * @param route whose rule it is
 * @param name as named in the document, else its place in the route, as {@code rules[2]}
 * @param matches any of them will do; empty takes every request
 * @param filters for every backend of the rule
 * @param backends those of the lowest priority number come first, within one they share by weight; empty where a redirect
 *     answers, or where nothing does
 * @param timeouts those that differ from the gateway's own
 * @param retry empty for the gateway's own
 * @param models how its models are listed; empty for an HTTPRoute
 * @param costs the numbers that are made of every request
 * @param limits how much may be asked of it
 */
public record RouteRule(
        RouteId route,
        String name,
        List<RouteMatch> matches,
        Filters filters,
        List<BackendRef> backends,
        RuleTimeouts timeouts,
        Optional<RetryPolicy> retry,
        Optional<ModelListing> models,
        RequestCosts costs,
        List<LimitGroup> limits) {
    public RouteRule {
        matches = List.copyOf(matches);
        backends = List.copyOf(backends);
        limits = List.copyOf(limits);
    }

    /** One of whose requests no numbers are made and that nothing limits. */
    public RouteRule(
            RouteId route,
            String name,
            List<RouteMatch> matches,
            Filters filters,
            List<BackendRef> backends,
            RuleTimeouts timeouts,
            Optional<RetryPolicy> retry,
            Optional<ModelListing> models) {
        this(route, name, matches, filters, backends, timeouts, retry, models, RequestCosts.NONE, List.of());
    }
}
