package dev.sluice.message;

import dev.sluice.spi.Endpoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers a {@link Placement}. The request is now counted in flight at the first endpoint, until its {@link Released}.
 *
 * @param ticket names this placement in its pool
 * @param endpoints where to try, in order, at least one
 * @param answerHeaders what the client is told in headers, for each endpoint in the same order; empty for nothing
 * @param prefill where the prompt is to be computed first, where that is elsewhere
 */
public record Placed(
        long ticket, List<Endpoint> endpoints, List<Map<String, String>> answerHeaders, Optional<Prefill> prefill) {
    /** A placement without headers for the client, whose endpoints compute the prompt themselves. */
    public Placed(long ticket, List<Endpoint> endpoints) {
        this(ticket, endpoints, List.of(), Optional.empty());
    }

    public Placed {
        endpoints = List.copyOf(endpoints);
        answerHeaders = List.copyOf(answerHeaders);
    }
}
