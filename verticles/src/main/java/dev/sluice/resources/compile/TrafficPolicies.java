package dev.sluice.resources.compile;

import dev.sluice.resources.kind.Kinds;
import dev.sluice.resources.kind.Resource;
import dev.sluice.resources.kind.envoy.BackendTrafficPolicySpec;
import dev.sluice.resources.kind.envoy.BackendTrafficPolicySpec.HealthCheck;
import dev.sluice.resources.kind.envoy.BackendTrafficPolicySpec.HttpTimeout;
import dev.sluice.resources.kind.envoy.BackendTrafficPolicySpec.Passive;
import dev.sluice.resources.kind.envoy.BackendTrafficPolicySpec.RetryOn;
import dev.sluice.resources.kind.envoy.BackendTrafficPolicySpec.Target;
import dev.sluice.resources.kind.envoy.BackendTrafficPolicySpec.TcpTimeout;
import dev.sluice.resources.kind.envoy.BackendTrafficPolicySpec.Timeout;
import dev.sluice.routing.Ejection;
import dev.sluice.routing.RouteId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which BackendTrafficPolicy counts where: the nearest, that of a rule before that of its route, its listener, its Gateway. */
final class TrafficPolicies {
    private static final String WHOLE = "";

    private final Documents documents;
    private final Map<Place, TrafficPolicy> byPlace = new HashMap<>();

    TrafficPolicies(Documents documents) {
        this.documents = documents;
        documents.set().all(Kinds.BACKEND_TRAFFIC_POLICY).stream()
                .sorted(Documents.BY_AGE)
                .forEach(this::add);
    }

    /** That of a listener or its Gateway. */
    TrafficPolicy ofListener(ServedGateway gateway, ServedListener listener) {
        String namespace = gateway.resource().metadata().namespace();
        String name = gateway.resource().metadata().name();
        return find("Gateway", namespace, name, listener.spec().name())
                .or(() -> find("Gateway", namespace, name, WHOLE))
                .orElse(TrafficPolicy.NONE);
    }

    /** That of a rule or its route; an AIGatewayRoute answers to the HTTPRoute of its name, too. */
    Optional<TrafficPolicy> ofRule(RouteId route, Optional<String> rule) {
        return rule.flatMap(name -> ofRoute(route, name)).or(() -> ofRoute(route, WHOLE));
    }

    private Optional<TrafficPolicy> ofRoute(RouteId route, String section) {
        return find(route.kind(), route.namespace(), route.name(), section)
                .or(() -> find("HTTPRoute", route.namespace(), route.name(), section));
    }

    private Optional<TrafficPolicy> find(String kind, String namespace, String name, String section) {
        return Optional.ofNullable(byPlace.get(new Place(kind, namespace, name, section)));
    }

    private void add(Resource<BackendTrafficPolicySpec> policy) {
        BackendTrafficPolicySpec spec = policy.spec();
        spec.retry().ifPresent(retry -> check(policy, retry.retryOn()));
        TrafficPolicy compiled = new TrafficPolicy(
                spec.retry().map(Retries::of),
                positive(spec.timeout().flatMap(Timeout::http).flatMap(HttpTimeout::requestTimeout)),
                positive(spec.timeout().flatMap(Timeout::tcp).flatMap(TcpTimeout::connectTimeout)),
                spec.healthCheck().flatMap(HealthCheck::passive).map(TrafficPolicies::ejection),
                spec.rateLimit().map(limits -> new RateLimits(documents, policy)));
        Stream.concat(spec.targetRef().stream(), spec.targetRefs().stream())
                .forEach(target -> byPlace.putIfAbsent(place(policy, target), compiled));
    }

    private void check(Resource<?> policy, RetryOn retryOn) {
        retryOn.triggers().stream()
                .filter(trigger -> !Retries.TRIGGERS.contains(trigger))
                .forEach(trigger -> documents.warn(
                        policy, "spec.retry.retryOn.triggers", trigger + " has no effect: it is not a known trigger"));
        if (!retryOn.httpStatusCodes().isEmpty()
                && !retryOn.triggers().isEmpty()
                && !retryOn.triggers().contains(Retries.STATUS_TRIGGER)) {
            documents.warn(
                    policy,
                    "spec.retry.retryOn.httpStatusCodes",
                    "has no effect without the trigger " + Retries.STATUS_TRIGGER);
        }
    }

    private static Optional<Duration> positive(Optional<Duration> duration) {
        return duration.filter(given -> !given.isNegative());
    }

    private static Ejection ejection(Passive passive) {
        int gateway = passive.consecutiveGatewayErrors();
        int server = passive.consecutive5XxErrors();
        int failures = gateway > 0 && server > 0 ? Math.min(gateway, server) : Math.max(gateway, server);
        Duration base = passive.baseEjectionTime().orElse(Ejection.DEFAULT.base());
        return new Ejection(failures, base, base.multipliedBy(10));
    }

    private static Place place(Resource<?> policy, Target target) {
        return new Place(
                target.kind(),
                policy.metadata().namespace(),
                target.name(),
                target.sectionName().orElse(WHOLE));
    }

    private record Place(String kind, String namespace, String name, String section) {}
}
