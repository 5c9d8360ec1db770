package dev.sluice.resources.compile;

import dev.sluice.message.ResourceKey;
import dev.sluice.resources.kind.Kind;
import dev.sluice.resources.kind.Resource;
import dev.sluice.resources.kind.ResourceSet;
import java.util.Optional;

/** Follows references from one document to another. */
final class References {
    private final ResourceSet set;
    private final Grants grants;

    References(ResourceSet set) {
        this.set = set;
        this.grants = new Grants(set);
    }

    /** The document referred to; in the referrer's namespace where none is named. */
    <S extends Record> Resolution<Resource<S>> find(
            ResourceKey from, Kind<S> kind, Optional<String> namespace, String name) {
        ResourceKey to = new ResourceKey(kind.group(), kind.name(), namespace.orElse(from.namespace()), name);
        if (!grants.permit(from, to)) {
            return Resolution.flawed(
                    Flaw.REF_NOT_PERMITTED,
                    "no ReferenceGrant in " + to.namespace() + " lets " + from + " refer to " + to);
        }
        return set.find(kind, to.namespace(), name)
                .map(Resolution::of)
                .orElseGet(() -> Resolution.flawed(Flaw.BACKEND_NOT_FOUND, "there is no " + to));
    }
}
