package dev.sluice.rewriting;

import dev.sluice.routing.Filters.HeaderChange;
import dev.sluice.routing.Filters.HeaderChange.Header;
import io.vertx.core.MultiMap;

/** Changes headers. */
public final class HeaderEdit {
    private HeaderEdit() {}

    /** Sets, then adds, then removes. */
    public static void apply(HeaderChange change, MultiMap headers) {
        for (Header header : change.set()) {
            headers.set(header.name(), header.value());
        }
        for (Header header : change.add()) {
            headers.add(header.name(), header.value());
        }
        change.remove().forEach(headers::remove);
    }
}
