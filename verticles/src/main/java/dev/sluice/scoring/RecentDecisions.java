package dev.sluice.scoring;

import dev.sluice.message.Explanation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The latest decisions of a pool, by the id of their request. */
final class RecentDecisions {
    private final int limit;
    private final Map<String, Explanation> oldestFirst = new LinkedHashMap<>();

    /** Keeps up to so many; none where the limit is 0. */
    RecentDecisions(int limit) {
        this.limit = limit;
    }

    boolean areKept() {
        return limit > 0;
    }

    /** Keeps one more, and drops the oldest where there are too many. */
    void keep(Explanation explanation) {
        oldestFirst.remove(explanation.requestId());
        oldestFirst.put(explanation.requestId(), explanation);
        if (oldestFirst.size() > limit) {
            oldestFirst.remove(oldestFirst.keySet().iterator().next());
        }
    }

    Optional<Explanation> of(String requestId) {
        return Optional.ofNullable(oldestFirst.get(requestId));
    }
}
