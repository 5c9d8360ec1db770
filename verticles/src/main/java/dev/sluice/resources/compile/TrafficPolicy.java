package dev.sluice.resources.compile;

import dev.sluice.cost.RequestCosts;
import dev.sluice.limits.LimitGroup;
import dev.sluice.routing.Ejection;
import dev.sluice.routing.RetryPolicy;
import dev.sluice.routing.RouteId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a BackendTrafficPolicy says; what is empty is the gateway's own. */
record TrafficPolicy(
        Optional<RetryPolicy> retry,
        Optional<Duration> requestTimeout,
        Optional<Duration> connectTimeout,
        Optional<Ejection> ejection,
        Optional<RateLimits> limits) {
    static final TrafficPolicy NONE =
            new TrafficPolicy(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** The limits of a route, whose requests these numbers are made of. */
    List<LimitGroup> limits(RouteId route, RequestCosts costs) {
        return limits.map(found -> found.of(route, costs)).orElse(List.of());
    }
}
