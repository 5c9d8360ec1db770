package dev.sluice.resources.kind.aigateway;

import static dev.sluice.resources.kind.Rules.most;
import static dev.sluice.resources.kind.Rules.require;
import static dev.sluice.resources.kind.Rules.unique;

import dev.sluice.resources.kind.Rules;
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
        most(16, parentRefs, "parentRefs");
        parentRefs.forEach(parent -> require(parent.kind().equals("Gateway"), "only Gateway is supported"));
        most(16, hostnames, "hostnames");
        hostnames.forEach(Rules::hostname);
        require(!rules.isEmpty(), "rules: wanted at least one");
        unique(rules, rule -> rule.name().orElse(""), "rule name must be unique within the route");
        most(36, llmRequestCosts, "llmRequestCosts");
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
            most(128, matches, "matches");
            most(128, backendRefs, "backendRefs");
            require(!name.orElse("").equals("route-not-found"), "rule name route-not-found is reserved");
        }
    }

    /** All of its conditions hold. */
    public record Match(@Default("[]") List<MatchSpec> headers) {
        public Match {
            headers = List.copyOf(headers);
            most(16, headers, "headers");
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
            require(group.isPresent() == kind.isPresent(), "group and kind must be specified together");
            require(
                    group.isEmpty()
                            || (group.get().equals("inference.networking.k8s.io")
                                    && kind.orElse("").equals("InferencePool")),
                    "only InferencePool from inference.networking.k8s.io group is supported");
            require(weight >= 0, "weight: wanted 0 or more, found " + weight);
            require(priority >= 0, "priority: wanted 0 or more, found " + priority);
        }
    }
}
