package dev.sluice.resources.compile;

import dev.sluice.routing.Ejection;
import dev.sluice.routing.RetryPolicy;
import java.time.Duration;
import java.util.Optional;

/** What a BackendTrafficPolicy says; what is empty is the gateway's own. */
record TrafficPolicy(
        Optional<RetryPolicy> retry,
        Optional<Duration> requestTimeout,
        Optional<Duration> connectTimeout,
        Optional<Ejection> ejection) {
    static final TrafficPolicy NONE =
            new TrafficPolicy(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
