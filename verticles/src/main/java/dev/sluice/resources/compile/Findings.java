package dev.sluice.resources.compile;

import dev.sluice.message.ResourceKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What comes to light while the rules of a route are compiled. */
final class Findings {
    private final List<Flaw> references = new ArrayList<>();
    private final List<Flaw> unsupported = new ArrayList<>();
    private final List<String> unserved = new ArrayList<>();
    private final Set<ResourceKey> pools = new LinkedHashSet<>();

    /** A reference that leads nowhere. */
    void reference(Flaw flaw) {
        references.add(flaw);
        unserved.add(flaw.sentence());
    }

    /** A backend that is found and cannot be served. */
    void unserved(String sentence) {
        unserved.add(sentence);
    }

    /** Something of a rule that is not served. */
    void unsupported(Flaw flaw) {
        unsupported.add(flaw);
    }

    /** A pool that is reached. */
    void pool(ResourceKey pool) {
        pools.add(pool);
    }

    Optional<Flaw> firstReference() {
        return references.stream().findFirst();
    }

    Optional<Flaw> firstUnsupported() {
        return unsupported.stream().findFirst();
    }

    Optional<String> firstUnserved() {
        return unserved.stream().findFirst();
    }

    Set<ResourceKey> pools() {
        return pools;
    }

    /** Takes over what came to light elsewhere. */
    void add(Findings other) {
        references.addAll(other.references);
        unsupported.addAll(other.unsupported);
        unserved.addAll(other.unserved);
        pools.addAll(other.pools);
    }
}
