package dev.sluice.resources.kind.envoy;

import dev.sluice.spi.Default;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The spec of a BackendTrafficPolicy, as far as it is read. */
public record BackendTrafficPolicySpec(
        Optional<Target> targetRef,
        @Default("[]") List<Target> targetRefs,
        Optional<RateLimit> rateLimit,
        Optional<Retry> retry,
        Optional<Timeout> timeout,
        Optional<HealthCheck> healthCheck) {
    public BackendTrafficPolicySpec {
        targetRefs = List.copyOf(targetRefs);
    }

    /**
     * A Gateway, HTTPRoute or AIGatewayRoute.
     *
     * @param sectionName a rule's or listener's name
     */
    public record Target(
            @Default("gateway.networking.k8s.io") String group,
            String kind,
            String name,
            Optional<String> sectionName) {}

    /** When and how a failed attempt is repeated. */
    public record Retry(
            @Default("2") int numRetries,
            OptionalInt numAttemptsPerPriority,
            @Default("{}") RetryOn retryOn,
            @Default("{}") PerRetry perRetry) {}

    /** What is tried again. */
    public record RetryOn(
            @Default("[]") List<String> triggers,
            @Default("[]") List<Integer> httpStatusCodes) {
        public RetryOn {
            triggers = List.copyOf(triggers);
            httpStatusCodes = List.copyOf(httpStatusCodes);
        }
    }

    /** How. */
    public record PerRetry(Optional<Duration> timeout, Optional<BackOff> backOff) {}

    /** Pauses. */
    public record BackOff(Optional<Duration> baseInterval, Optional<Duration> maxInterval) {}

    /** How long things may take. */
    public record Timeout(Optional<HttpTimeout> http, Optional<TcpTimeout> tcp) {}

    /** Of requests. */
    public record HttpTimeout(Optional<Duration> requestTimeout) {}

    /** Of connections. */
    public record TcpTimeout(Optional<Duration> connectTimeout) {}

    /** When a backend is left alone. */
    public record HealthCheck(Optional<Passive> passive) {}

    /** By how its requests end. */
    public record Passive(
            @Default("5") int consecutive5XxErrors,
            @Default("0") int consecutiveGatewayErrors,
            Optional<Duration> baseEjectionTime) {}
}
