package dev.sluice.simulator.http;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** The ids of the latest responses, which a request may continue; in this server's memory and nowhere else. */
final class StoredResponses {
    private static final int KEPT = 10_000;

    private final Set<String> ids = new LinkedHashSet<>();

    /** Keeps one more, and forgets the oldest where there are too many. */
    void keep(String id) {
        ids.add(id);
        if (ids.size() > KEPT) {
            Iterator<String> oldest = ids.iterator();
            oldest.next();
            oldest.remove();
        }
    }

    /** Refuses an id that it does not know. */
    void demand(String id) {
        if (!ids.contains(id)) {
            throw new ApiException(new ApiError(
                    404, "invalid_request_error", "Response with id '" + id + "' not found.", Optional.empty()));
        }
    }
}
