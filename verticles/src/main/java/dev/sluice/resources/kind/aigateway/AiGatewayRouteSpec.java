package dev.sluice.resources.kind.aigateway;

import dev.sluice.resources.kind.Check;
import dev.sluice.resources.kind.gateway.MatchSpec;
import dev.sluice.resources.kind.gateway.ParentRef;
import dev.sluice.resources.kind.gateway.TimeoutsSpec;
import dev.sluice.spi.Default;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The spec of an AIGatewayRoute. */
public record AiGatewayRouteSpec(
        @Default("[]") List<ParentRef> parentRefs,
        @Default("[]") List<String> hostnames,
        List<Rule> rules,
        @Default("[]") List<LlmRequestCost> llmRequestCosts) {
    public AiGatewayRouteSpec {
        parentRefs = List.copyOf(parentRefs);
        hostnames = List.copyOf(hostnames);
        rules = List.copyOf(rules);
        llmRequestCosts = List.copyOf(llmRequestCosts);
        Check.atMost(16, "parentRefs", parentRefs);
        Check.that(
                parentRefs.stream().allMatch(parent -> parent.kind().equals("Gateway")), "only Gateway is supported");
        Check.atMost(16, "hostnames", hostnames);
        hostnames.forEach(host -> Check.wildcardHostname("hostnames", host));
        Check.that(
                Check.unique(rules.stream().flatMap(rule -> rule.name.stream()).toList(), name -> name),
                "rule name must be unique within the route");
        Check.atMost(36, "llmRequestCosts", llmRequestCosts);
    }

    /** Any of its matches takes a request; every request where there is none. */
    public record Rule(
            Optional<String> name,
            @Default("[]") List<Match> matches,
            @Default("[]") List<AiBackendRef> backendRefs,
            @Default("{}") TimeoutsSpec timeouts,
            Optional<Duration> streamIdleTimeout,
            Optional<String> modelsOwnedBy,
            Optional<Instant> modelsCreatedAt) {
        public Rule {
            matches = List.copyOf(matches);
            backendRefs = List.copyOf(backendRefs);
            Check.that(!name.equals(Optional.of("route-not-found")), "rule name 'route-not-found' is reserved");
            Check.atMost(128, "matches", matches);
            Check.atMost(128, "backendRefs", backendRefs);
        }
    }

    /** All of its conditions hold. */
    public record Match(@Default("[]") List<MatchSpec> headers) {
        public Match {
            headers = List.copyOf(headers);
            Check.atMost(16, "headers", headers);
            Check.headerNames("headers", headers, MatchSpec::name);
        }
    }

    /** A backend's part in a rule: an AIServiceBackend, or an InferencePool. */
    public record AiBackendRef(
            Optional<String> group,
            Optional<String> kind,
            Optional<String> namespace,
            String name,
            Optional<String> modelNameOverride,
            Optional<HeaderMutation> headerMutation,
            Optional<BodyMutation> bodyMutation,
            @Default("1") int weight,
            @Default("0") int priority) {
        public AiBackendRef {
            Check.that(group.isPresent() == kind.isPresent(), "group and kind must be specified together");
            Check.that(
                    group.isEmpty()
                            || (group.get().equals("inference.networking.k8s.io")
                                    && kind.get().equals("InferencePool")),
                    "only InferencePool from inference.networking.k8s.io group is supported");
            Check.that(!name.isEmpty(), "name: must not be empty");
            Check.between("weight", weight, 0, Integer.MAX_VALUE);
            Check.between("priority", priority, 0, Integer.MAX_VALUE);
        }
    }
}
