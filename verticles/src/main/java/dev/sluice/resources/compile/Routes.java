package dev.sluice.resources.compile;

import dev.sluice.message.ResourceKey;
import dev.sluice.resources.compile.Attachment.Attached;
import dev.sluice.resources.compile.Attachment.Place;
import dev.sluice.resources.kind.Kinds;
import dev.sluice.resources.kind.gateway.ParentRef;
import dev.sluice.routing.Route;
import dev.sluice.routing.RouteId;
import dev.sluice.routing.RouteListener;
import dev.sluice.routing.RouteRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the routes to the listeners that take them. */
final class Routes {
    private final Documents documents;
    private final TrafficPolicies policies;
    private final Attachment attachment;
    private final Map<ResourceKey, ServedGateway> gateways = new LinkedHashMap<>();
    private final Map<String, Map<RouteId, Route>> byListener = new HashMap<>();
    private final List<RouteOutcome> outcomes = new ArrayList<>();

    Routes(Documents documents, TrafficPolicies policies, List<ServedGateway> gateways) {
        this.documents = documents;
        this.policies = policies;
        this.attachment = new Attachment(documents);
        gateways.forEach(gateway -> this.gateways.put(gateway.resource().key(), gateway));
    }

    /** Attaches a route to every listener that its parent references mean. */
    void add(RouteDocument route) {
        Map<Surroundings, Compiled> known = new HashMap<>();
        List<RouteOutcome.Parent> parents = new ArrayList<>();
        for (int index = 0; index < route.parents().size(); index++) {
            ParentRef ref = route.parents().get(index);
            Optional<ServedGateway> gateway = gateway(route, ref, index);
            if (gateway.isPresent()) {
                parents.add(attach(route, gateway.get(), ref, known));
            }
        }
        outcomes.add(new RouteOutcome(route, parents));
    }

    /** The listeners that are listened on. */
    List<RouteListener> listeners() {
        return gateways.values().stream()
                .flatMap(gateway -> gateway.listeners().stream())
                .filter(ServedListener::usable)
                .map(listener -> new RouteListener(
                        listener.name(),
                        listener.port(),
                        listener.hostname(),
                        listener.tls(),
                        List.copyOf(routes(listener).values())))
                .toList();
    }

    /** How many routes a listener has taken. */
    int count(ServedListener listener) {
        return routes(listener).size();
    }

    List<RouteOutcome> outcomes() {
        return outcomes;
    }

    private Map<RouteId, Route> routes(ServedListener listener) {
        return byListener.getOrDefault(listener.name(), Map.of());
    }

    private RouteOutcome.Parent attach(
            RouteDocument route, ServedGateway gateway, ParentRef ref, Map<Surroundings, Compiled> known) {
        Attached attached = attachment.attach(route, gateway, ref);
        Findings findings = new Findings();
        if (attached.places().isEmpty()) {
            Surroundings nowhere = new Surroundings(gateway.proxy(), TrafficPolicy.NONE, gateway.costs());
            findings.add(known.computeIfAbsent(nowhere, place -> compile(route, place))
                    .findings());
        }
        for (Place place : attached.places()) {
            Surroundings surroundings =
                    new Surroundings(gateway.proxy(), policies.ofListener(gateway, place.listener()), gateway.costs());
            Compiled compiled = known.computeIfAbsent(surroundings, key -> compile(route, key));
            findings.add(compiled.findings());
            byListener
                    .computeIfAbsent(place.listener().name(), name -> new LinkedHashMap<>())
                    .put(
                            route.id(),
                            new Route(
                                    route.id(),
                                    route.resource().metadata().created(),
                                    place.hostnames(),
                                    compiled.rules()));
        }
        return new RouteOutcome.Parent(ref, gateway.resource().key(), attached.flaw(), findings);
    }

    private static Compiled compile(RouteDocument route, Surroundings surroundings) {
        Findings findings = new Findings();
        return new Compiled(route.rules().compile(surroundings, findings), findings);
    }

    private Optional<ServedGateway> gateway(RouteDocument route, ParentRef ref, int index) {
        if (!ref.kind().equals(Kinds.GATEWAY.name()) || !ref.group().equals(Kinds.GATEWAY.group())) {
            return Optional.empty();
        }
        ResourceKey key = new ResourceKey(
                ref.group(), ref.kind(), ref.namespace().orElse(route.id().namespace()), ref.name());
        if (documents.set().find(Kinds.GATEWAY, key.namespace(), key.name()).isEmpty()) {
            documents.warn(route.resource(), "spec.parentRefs[" + index + "]", "has no effect: there is no " + key);
        }
        return Optional.ofNullable(gateways.get(key));
    }

    /** The rules of a route in some surroundings. */
    private record Compiled(List<RouteRule> rules, Findings findings) {}
}
