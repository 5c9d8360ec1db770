package dev.sluice.spi;

import java.util.List;
import java.util.function.Predicate;

/** Says which endpoints may serve a request. */
@FunctionalInterface
public non-sealed interface Filter extends Plugin {
    /**
     * Decides for one request.
     *
     * @param request the request to be placed
     * @param candidates the endpoints that earlier filters left, never empty; valid during the call only
     * @return a test that keeps an endpoint by returning {@code true}; keeping none ends the request with status 503
     */
    Predicate<Endpoint> filter(InferenceRequest request, List<Endpoint> candidates);
}
