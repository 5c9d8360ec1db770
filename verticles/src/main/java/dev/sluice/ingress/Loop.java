package dev.sluice.ingress;

import io.vertx.core.http.HttpConnection;
import java.util.function.Supplier;

/**
 * What the exchanges of one event loop share.
 *
 * @param models the table as it is now
 * @param bodies the memory for request bodies
 */
record Loop(
        IngressOptions options,
        Steps steps,
        UpstreamClient client,
        Deadlines deadlines,
        RequestIds ids,
        Supplier<ModelTable> models,
        BodyBudget bodies) {
    /** Closes a connection whose request was refused before it was read, as nothing more can come of it. */
    void closeLater(HttpConnection connection) {
        deadlines.add(new LingeringClose(connection, deadlines));
    }
}
