package dev.sluice.resources.compile;

import dev.sluice.resources.kind.Resource;
import dev.sluice.resources.kind.gateway.HttpBackendRef;
import dev.sluice.resources.kind.gateway.HttpRouteSpec;
import dev.sluice.resources.kind.gateway.HttpRouteSpec.Rule;
import dev.sluice.routing.Backend;
import dev.sluice.routing.BackendRef;
import dev.sluice.routing.BodyChange;
import dev.sluice.routing.Filters;
import dev.sluice.routing.RouteId;
import dev.sluice.routing.RouteRule;
import dev.sluice.routing.RuleTimeouts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules of HTTPRoutes. */
final class HttpRules {
    private final Backends backends;
    private final HttpFilters filters;
    private final TrafficPolicies policies;

    HttpRules(Backends backends, TrafficPolicies policies) {
        this.backends = backends;
        this.filters = new HttpFilters(backends);
        this.policies = policies;
    }

    RouteDocument document(Resource<HttpRouteSpec> route) {
        return new RouteDocument(
                route,
                route.spec().parentRefs(),
                route.spec().hostnames(),
                (surroundings, findings) -> rules(route, surroundings, findings));
    }

    private List<RouteRule> rules(Resource<HttpRouteSpec> route, Surroundings surroundings, Findings findings) {
        RouteId id = RouteDocument.idOf(route);
        List<RouteRule> rules = new ArrayList<>();
        for (Rule rule : route.spec().rules()) {
            String name = rule.name().orElse("rules[" + rules.size() + "]");
            TrafficPolicy policy = policies.ofRule(id, rule.name()).orElse(surroundings.policy());
            Served served = served(route, rule, surroundings.with(policy), findings);
            rules.add(new RouteRule(
                    id,
                    name,
                    rule.matches().stream().map(Matches::of).toList(),
                    served.filters(),
                    served.backends(),
                    timeouts(rule, policy),
                    rule.retry().map(Retries::of).or(policy::retry),
                    Optional.empty(),
                    surroundings.costs(),
                    policy.limits(id, surroundings.costs())));
        }
        return rules;
    }

    private Served served(Resource<?> route, Rule rule, Surroundings surroundings, Findings findings) {
        Optional<Flaw> unsupported = HttpFilters.unsupported(rule.filters());
        if (unsupported.isPresent()) {
            findings.unsupported(unsupported.get());
            Backend none = new Backend.Unresolved(
                    route.metadata().namespace() + "/" + route.metadata().name(),
                    unsupported.get().sentence());
            return new Served(Filters.NONE, List.of(share(none, 1, Filters.NONE)));
        }
        return new Served(
                filters.of(route, rule.filters(), surroundings, findings),
                rule.backendRefs().stream()
                        .map(ref -> backend(route, ref, surroundings, findings))
                        .toList());
    }

    private BackendRef backend(Resource<?> route, HttpBackendRef ref, Surroundings surroundings, Findings findings) {
        Backend backend = backends.of(route, ref, surroundings, findings);
        Optional<Flaw> unsupported = HttpFilters.unsupported(ref.filters());
        if (unsupported.isPresent()) {
            findings.unsupported(unsupported.get());
            Backend none =
                    new Backend.Unresolved(backend.name(), unsupported.get().sentence());
            return share(none, ref.weight(), Filters.NONE);
        }
        return share(backend, ref.weight(), filters.of(route, ref.filters(), surroundings, findings));
    }

    private static BackendRef share(Backend backend, int weight, Filters filters) {
        return new BackendRef(backend, weight, 0, Optional.empty(), filters, BodyChange.NONE);
    }

    private static RuleTimeouts timeouts(Rule rule, TrafficPolicy policy) {
        return new RuleTimeouts(
                rule.timeouts().request().or(policy::requestTimeout),
                Optional.empty(),
                rule.timeouts().backendRequest(),
                Optional.empty());
    }

    /** What takes part in a rule's answers. */
    private record Served(Filters filters, List<BackendRef> backends) {}
}
