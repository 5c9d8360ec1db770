package dev.sluice.message;

import dev.sluice.spi.Endpoint;
import java.util.List;
import java.util.Map;

/**
 * Answers a {@link Placement}. The request is now counted in flight at the first endpoint, until its {@link Released}.
 *
 * @param ticket names this placement in its pool
 * @param endpoints where to try, in order, at least one
 * @param answerHeaders what the client is told in headers, for each endpoint in the same order; empty for nothing
 */
public record Placed(long ticket, List<Endpoint> endpoints, List<Map<String, String>> answerHeaders) {
    /** A placement without headers for the client. */
    public Placed(long ticket, List<Endpoint> endpoints) {
        this(ticket, endpoints, List.of());
    }

    public Placed {
        endpoints = List.copyOf(endpoints);
        answerHeaders = List.copyOf(answerHeaders);
    }
}
