package dev.sluice.resources.compile;

import dev.sluice.message.ResourceKey;
import dev.sluice.resources.kind.gateway.ParentRef;
import java.util.List;
import java.util.Optional;

/** What became of a route at each of the Gateways that are ours. */
record RouteOutcome(RouteDocument route, List<Parent> parents) {
    RouteOutcome {
        parents = List.copyOf(parents);
    }

    /**
     * At one Gateway.
     *
     * @param refusal why no listener takes it
     */
    record Parent(ParentRef ref, ResourceKey gateway, Optional<Flaw> refusal, Findings findings) {
        /** Why the route is not accepted. */
        Optional<Flaw> notAccepted() {
            return refusal.or(findings::firstUnsupported);
        }
    }
}
