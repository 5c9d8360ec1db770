package dev.sluice.routing;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers what can be asked for, each thing once, in the order it comes. */
final class Offers {
    private final Map<String, Listing.Model> models = new LinkedHashMap<>();
    private final Set<String> pools = new LinkedHashSet<>();

    static Listing of(List<Candidate> ranked) {
        Offers offers = new Offers();
        ranked.forEach(candidate -> offers.add(candidate.claim()));
        return offers.listing();
    }

    static Listing union(List<Listing> listings) {
        Offers offers = new Offers();
        listings.forEach(offers::add);
        return offers.listing();
    }

    private void add(Claim claim) {
        claim.exactModel().ifPresentOrElse(model -> addModel(model, claim.rule()), () -> addPools(claim.rule()));
    }

    private void add(Listing listing) {
        listing.models().forEach(model -> models.putIfAbsent(model.id(), model));
        pools.addAll(listing.pools());
    }

    private void addModel(String model, RouteRule rule) {
        rule.models().ifPresent(listing -> models.putIfAbsent(model, new Listing.Model(model, listing)));
    }

    /** Where a backend renames every model, its own names are out of reach. */
    private void addPools(RouteRule rule) {
        rule.backends().stream()
                .filter(reference ->
                        reference.weight() > 0 && reference.modelName().isEmpty())
                .map(BackendRef::backend)
                .filter(Backend.Pool.class::isInstance)
                .map(Backend::name)
                .forEach(pools::add);
    }

    private Listing listing() {
        return new Listing(List.copyOf(models.values()), List.copyOf(pools));
    }
}
