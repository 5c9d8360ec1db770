package dev.sluice.rewriting;

import dev.sluice.routing.Filters.HeaderChange;
import io.vertx.core.MultiMap;

/** Changes headers as a filter or a mutation asks. */
public final class HeaderEdit {
    private HeaderEdit() {}

    /** Sets, adds and removes, in this order; names count without case. */
    public static void apply(HeaderChange change, MultiMap headers) {
        change.set().forEach(header -> headers.set(header.name(), header.value()));
        change.add().forEach(header -> headers.add(header.name(), header.value()));
        change.remove().forEach(headers::remove);
    }
}
