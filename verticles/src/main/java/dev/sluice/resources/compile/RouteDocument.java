package dev.sluice.resources.compile;

import dev.sluice.resources.kind.Resource;
import dev.sluice.resources.kind.gateway.ParentRef;
import dev.sluice.routing.RouteId;
import dev.sluice.routing.RouteRule;
import java.util.List;

/** A route of either kind. */
record RouteDocument(RouteId id, Resource<?> resource, List<ParentRef> parents, List<String> hostnames, Rules rules) {
    RouteDocument(Resource<?> resource, List<ParentRef> parents, List<String> hostnames, Rules rules) {
        this(idOf(resource), resource, parents, hostnames, rules);
    }

    /** What its rules are told apart from those of others by. */
    static RouteId idOf(Resource<?> route) {
        return new RouteId(
                route.kind().name(),
                route.metadata().namespace(),
                route.metadata().name());
    }

    /** What the rules of a route mean where it is attached. */
    @FunctionalInterface
    interface Rules {
        List<RouteRule> compile(Surroundings surroundings, Findings findings);
    }
}
