package dev.sluice.resources.kind.aigateway;

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
        }
    }

    /** All of its conditions hold. */
    public record Match(@Default("[]") List<MatchSpec> headers) {
        public Match {
            headers = List.copyOf(headers);
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
            @Default("0") int priority) {}
}
