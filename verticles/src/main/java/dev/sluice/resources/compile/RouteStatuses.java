package dev.sluice.resources.compile;

import dev.sluice.message.Condition;
import dev.sluice.message.ResourceStatus;
import dev.sluice.message.ResourceStatus.Parent;
import dev.sluice.resources.kind.gateway.ParentRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is said of routes. */
final class RouteStatuses {
    private RouteStatuses() {}

    /** One condition for an AIGatewayRoute, parents for an HTTPRoute; nothing of routes that lead to no Gateway of ours. */
    static Optional<ResourceStatus> of(RouteOutcome outcome) {
        if (outcome.route().id().isPlain()) {
            return Optional.of(status(
                    outcome,
                    List.of(),
                    outcome.parents().stream().map(RouteStatuses::parent).toList()));
        }
        return outcome.parents().isEmpty()
                ? Optional.empty()
                : Optional.of(status(outcome, List.of(Verdict.of(refusal(outcome))), List.of()));
    }

    private static ResourceStatus status(RouteOutcome outcome, List<Condition> conditions, List<Parent> parents) {
        return new ResourceStatus(
                outcome.route().resource().key(),
                outcome.route().resource().metadata().generation(),
                conditions,
                parents,
                List.of());
    }

    private static Optional<String> refusal(RouteOutcome outcome) {
        List<String> sentences = new ArrayList<>();
        outcome.parents().forEach(parent -> parent.refusal().map(Flaw::sentence).ifPresent(sentences::add));
        outcome.parents().forEach(parent -> parent.findings().firstUnserved().ifPresent(sentences::add));
        return sentences.stream().findFirst();
    }

    private static Parent parent(RouteOutcome.Parent parent) {
        return new Parent(
                reference(parent.ref()),
                List.of(
                        Conditions.unless(parent.notAccepted(), "Accepted", "Accepted"),
                        Conditions.unless(parent.findings().firstReference(), "ResolvedRefs", "ResolvedRefs")));
    }

    private static Map<String, Object> reference(ParentRef ref) {
        Map<String, Object> reference = new LinkedHashMap<>();
        reference.put("group", ref.group());
        reference.put("kind", ref.kind());
        reference.put("name", ref.name());
        ref.namespace().ifPresent(namespace -> reference.put("namespace", namespace));
        ref.sectionName().ifPresent(section -> reference.put("sectionName", section));
        ref.port().ifPresent(port -> reference.put("port", port));
        return reference;
    }
}
