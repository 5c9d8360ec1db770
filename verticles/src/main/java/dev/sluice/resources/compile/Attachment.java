package dev.sluice.resources.compile;

import dev.sluice.resources.kind.Kinds;
import dev.sluice.resources.kind.LabelSelector;
import dev.sluice.resources.kind.gateway.GatewaySpec.AllowedRoutes;
import dev.sluice.resources.kind.gateway.GatewaySpec.RouteKind;
import dev.sluice.resources.kind.gateway.ParentRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** To which listeners a route attaches itself. */
final class Attachment {
    private static final String NAME_LABEL = "kubernetes.io/metadata.name";

    private final Documents documents;
    private final Map<String, Map<String, String>> namespaceLabels = new HashMap<>();

    Attachment(Documents documents) {
        this.documents = documents;
    }

    /** The listeners of a Gateway that take a route which names the Gateway as its parent. */
    Attached attach(RouteDocument route, ServedGateway gateway, ParentRef ref) {
        List<ServedListener> named = gateway.listeners().stream()
                .filter(listener -> meant(ref, listener))
                .toList();
        if (named.isEmpty()) {
            return Attached.refused("NoMatchingParent", "no listener of the Gateway is the one that parentRefs names");
        }
        String home = gateway.resource().metadata().namespace();
        List<ServedListener> allowed = named.stream()
                .filter(listener -> allowed(route, home, listener.spec().allowedRoutes()))
                .toList();
        if (allowed.isEmpty()) {
            return Attached.refused(
                    "NotAllowedByListeners",
                    "no listener allows " + route.id().kind() + "s of namespace "
                            + route.id().namespace());
        }
        return byHostname(route, allowed);
    }

    private static Attached byHostname(RouteDocument route, List<ServedListener> allowed) {
        List<Place> places = new ArrayList<>();
        for (ServedListener listener : allowed) {
            Hostnames.common(listener.hostname(), route.hostnames())
                    .ifPresent(names -> places.add(new Place(listener, names)));
        }
        return places.isEmpty()
                ? Attached.refused(
                        "NoMatchingListenerHostname", "no hostname of the route is one of its listeners' hostnames")
                : new Attached(places, Optional.empty());
    }

    private static boolean meant(ParentRef ref, ServedListener listener) {
        return ref.sectionName().map(listener.spec().name()::equals).orElse(true)
                && (ref.port().isEmpty()
                        || ref.port().getAsInt() == listener.spec().port());
    }

    private boolean allowed(RouteDocument route, String home, AllowedRoutes rules) {
        return kindAllowed(route.id().kind(), rules)
                && switch (rules.namespaces().from()) {
                    case ALL -> true;
                    case SAME -> route.id().namespace().equals(home);
                    case SELECTOR -> selected(rules, route.id().namespace());
                    case NONE -> false;
                };
    }

    private static boolean kindAllowed(String kind, AllowedRoutes rules) {
        List<String> enough = List.of(kind, Kinds.HTTP_ROUTE.name());
        return rules.kinds().isEmpty()
                || rules.kinds().stream().map(RouteKind::kind).anyMatch(enough::contains);
    }

    private boolean selected(AllowedRoutes rules, String namespace) {
        Optional<LabelSelector> selector = rules.namespaces().selector();
        return selector.isPresent() && selector.get().matches(namespaceLabels.computeIfAbsent(namespace, this::labels));
    }

    private Map<String, String> labels(String namespace) {
        Map<String, String> labels = new HashMap<>();
        documents
                .set()
                .find(Kinds.NAMESPACE, "", namespace)
                .ifPresent(found -> labels.putAll(found.metadata().labels()));
        labels.put(NAME_LABEL, namespace);
        return labels;
    }

    /** A listener and the host names under which its requests reach the route. */
    record Place(ServedListener listener, List<String> hostnames) {}

    /** Where a route stands now, or why nowhere. */
    record Attached(List<Place> places, Optional<Flaw> flaw) {
        private static Attached refused(String reason, String sentence) {
            return new Attached(List.of(), Optional.of(new Flaw(reason, sentence)));
        }
    }
}
