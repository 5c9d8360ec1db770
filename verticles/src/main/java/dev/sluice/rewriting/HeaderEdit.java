package dev.sluice.rewriting;

import dev.sluice.routing.Filters.HeaderChange;
import io.vertx.core.MultiMap;

/** Temp. */
public final class HeaderEdit {
    private HeaderEdit() {}
    /** Temp. */
    public static void apply(HeaderChange change, MultiMap headers) {
        change.set().forEach(h -> headers.set(h.name(), h.value()));
        change.add().forEach(h -> headers.add(h.name(), h.value()));
        change.remove().forEach(headers::remove);
    }
}
