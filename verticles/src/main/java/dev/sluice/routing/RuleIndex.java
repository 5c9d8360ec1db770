package dev.sluice.routing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules of all routes of one host name, by the model that they name exactly and by their paths. */
final class RuleIndex {
    private final Map<String, PathIndex> byModel = new HashMap<>();
    private final PathIndex anyModel = new PathIndex();
    private final Listing listing;

    private RuleIndex(Listing listing) {
        this.listing = listing;
    }

    static RuleIndex of(List<Route> routes) {
        List<Candidate> ordered = new ArrayList<>();
        routes.forEach(route -> ordered.addAll(candidates(route)));
        ordered.sort(Precedence.ORDER);
        RuleIndex index = new RuleIndex(listing(ordered));
        for (int rank = 0; rank < ordered.size(); rank++) {
            Candidate candidate = ordered.get(rank);
            candidate.rank(rank);
            index.bucket(candidate).add(candidate);
        }
        return index;
    }

    /** The rule that takes a request. */
    @Nullable
    Routed match(RequestHead head, Optional<String> model) {
        PathIndex named = model.map(byModel::get).orElse(null);
        Candidate exact = named == null ? null : named.first(head, model);
        Candidate any = anyModel.first(head, model);
        if (exact == null || any == null) {
            Candidate only = exact == null ? any : exact;
            return only == null ? null : only.routed();
        }
        return (exact.rank() < any.rank() ? exact : any).routed();
    }

    Listing listing() {
        return listing;
    }

    private PathIndex bucket(Candidate candidate) {
        return candidate
                .model()
                .map(model -> byModel.computeIfAbsent(model, none -> new PathIndex()))
                .orElse(anyModel);
    }

    private static List<Candidate> candidates(Route route) {
        List<Candidate> candidates = new ArrayList<>();
        for (RouteRule rule : route.rules()) {
            List<RouteMatch> matches = rule.matches().isEmpty() ? List.of(RouteMatch.ALL) : rule.matches();
            for (RouteMatch match : matches) {
                candidates.add(new Candidate(route, new Routed(rule, match), candidates.size()));
            }
        }
        return candidates;
    }

    private static Listing listing(List<Candidate> ordered) {
        Map<String, Listing.Model> models = new LinkedHashMap<>();
        Set<String> pools = new LinkedHashSet<>();
        for (Candidate candidate : ordered) {
            RouteRule rule = candidate.routed().rule();
            candidate
                    .model()
                    .ifPresentOrElse(
                            model -> rule.models()
                                    .ifPresent(
                                            listed -> models.putIfAbsent(model, new Listing.Model(model, listed))),
                            () -> pools.addAll(underTheirOwnNames(rule)));
        }
        return new Listing(List.copyOf(models.values()), List.copyOf(pools));
    }

    private static List<String> underTheirOwnNames(RouteRule rule) {
        return rule.backends().stream()
                .filter(reference -> reference.modelName().isEmpty())
                .map(BackendRef::backend)
                .filter(Backend.Pool.class::isInstance)
                .map(Backend::name)
                .toList();
    }
}
