package dev.sluice.spi;

import java.util.List;

/** Says which of the scored endpoints serve the request, in which order. */
@FunctionalInterface
public non-sealed interface Picker extends Plugin {
    /**
     * Orders the candidates.
     *
     * @param candidates the endpoints and the weighted sums of their scores, never empty; valid during the call only
     * @return the endpoint to try first, then those to fall back to; some of the candidates, at least one
     */
    List<Endpoint> pick(List<ScoredEndpoint> candidates);
}
