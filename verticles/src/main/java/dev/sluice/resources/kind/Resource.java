package dev.sluice.resources.kind;

import dev.sluice.message.ResourceKey;
import dev.sluice.resources.document.Origin;

/** A document that is understood. */
public record Resource<S extends Record>(Kind<S> kind, Metadata metadata, S spec, Origin origin) {
    /** Its name among all documents. */
    public ResourceKey key() {
        return new ResourceKey(kind.group(), kind.name(), metadata.namespace(), metadata.name());
    }
}
