package dev.sluice.message;

import dev.sluice.spi.Endpoint;
import java.util.List;

/**
 * Answers a {@link Placement}. The request is now counted in flight at the first endpoint, until its {@link Released}.
 *
 * @param ticket names this placement in its pool
 * @param endpoints where to try, in order, at least one
 */
public record Placed(long ticket, List<Endpoint> endpoints) {
    public Placed {
        endpoints = List.copyOf(endpoints);
    }
}
