package dev.sluice.resources.compile;

import dev.sluice.resources.kind.envoy.BackendTrafficPolicySpec.BackOff;
import dev.sluice.resources.kind.envoy.BackendTrafficPolicySpec.PerRetry;
import dev.sluice.resources.kind.envoy.BackendTrafficPolicySpec.Retry;
import dev.sluice.resources.kind.gateway.HttpRouteSpec;
import dev.sluice.routing.RetryPolicy;
import dev.sluice.routing.RetryPolicy.Trigger;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** When documents want failed attempts repeated; what they leave open is as in Envoy Gateway. */
final class Retries {
    static final String STATUS_TRIGGER = "retriable-status-codes";
    /** Every trigger that is understood, those of gRPC among them. */
    static final Set<String> TRIGGERS = Set.of(
            "5xx",
            "gateway-error",
            "reset",
            "reset-before-request",
            "connect-failure",
            "retriable-4xx",
            "refused-stream",
            STATUS_TRIGGER,
            "cancelled",
            "deadline-exceeded",
            "internal",
            "resource-exhausted",
            "unavailable");

    private static final List<String> DEFAULT_TRIGGERS = List.of("connect-failure", "refused-stream", STATUS_TRIGGER);
    private static final List<Integer> DEFAULT_STATUSES = List.of(503);
    private static final Set<Integer> GATEWAY_ERRORS = Set.of(502, 503, 504);
    private static final int ATTEMPTS = 2;
    private static final Duration BASE = Duration.ofMillis(25);
    private static final int MAX_FACTOR = 10;

    private Retries() {}

    /** That of a BackendTrafficPolicy. */
    static RetryPolicy of(Retry retry) {
        List<String> triggers = retry.retryOn().triggers();
        List<Integer> statuses = retry.retryOn().httpStatusCodes();
        Optional<BackOff> backOff = retry.perRetry().backOff();
        Duration base = backOff.flatMap(BackOff::baseInterval).orElse(BASE);
        return new RetryPolicy(
                retry.numRetries(),
                retry.numAttemptsPerPriority().orElse(0),
                statuses(
                        triggers.isEmpty() ? DEFAULT_TRIGGERS : triggers,
                        statuses.isEmpty() ? DEFAULT_STATUSES : statuses),
                triggers(triggers.isEmpty() ? DEFAULT_TRIGGERS : triggers),
                timeout(retry.perRetry()),
                base,
                backOff.flatMap(BackOff::maxInterval).orElse(base.multipliedBy(MAX_FACTOR)));
    }

    /** That of a rule of an HTTPRoute. */
    static RetryPolicy of(HttpRouteSpec.Retry retry) {
        Duration base = retry.backoff().orElse(BASE);
        return new RetryPolicy(
                retry.attempts().orElse(ATTEMPTS),
                0,
                retry.codes().isEmpty() ? GATEWAY_ERRORS : Set.copyOf(retry.codes()),
                EnumSet.allOf(Trigger.class),
                Optional.empty(),
                base,
                base.multipliedBy(MAX_FACTOR));
    }

    private static Optional<Duration> timeout(PerRetry perRetry) {
        return perRetry.timeout().filter(timeout -> !timeout.isZero());
    }

    private static Set<Integer> statuses(List<String> triggers, List<Integer> listed) {
        Set<Integer> statuses = new HashSet<>();
        for (String trigger : triggers) {
            switch (trigger) {
                case "5xx" -> IntStream.range(500, 600).forEach(statuses::add);
                case "gateway-error" -> statuses.addAll(GATEWAY_ERRORS);
                case "retriable-4xx" -> statuses.add(409);
                case STATUS_TRIGGER -> statuses.addAll(listed);
                default -> {}
            }
        }
        return statuses;
    }

    private static Set<Trigger> triggers(List<String> names) {
        Set<Trigger> triggers = EnumSet.noneOf(Trigger.class);
        for (String name : names) {
            switch (name) {
                case "5xx", "reset" -> triggers.addAll(EnumSet.allOf(Trigger.class));
                case "reset-before-request", "refused-stream" -> triggers.add(Trigger.RESET);
                case "connect-failure" -> triggers.add(Trigger.CONNECT_FAILURE);
                default -> {}
            }
        }
        return triggers;
    }
}
