package dev.sluice.message;

import dev.sluice.spi.KvEventSource;
import java.util.Set;

/**
 * Which events of its endpoints' prefix caches a pool wants.
 *
 * @param sources where the endpoints publish; empty for no events
 */
public record KvEventsWanted(String pool, Set<KvEventSource> sources) {
    public KvEventsWanted {
        sources = Set.copyOf(sources);
    }
}
