package dev.sluice.spi;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Says how well each endpoint would serve a request. */
@FunctionalInterface
public non-sealed interface Scorer extends Plugin {
    /**
     * Decides for one request.
     *
     * @param request the request to be placed
     * @param candidates the endpoints that passed the filters, never empty; valid during the call only
     * @return a score from 0 (worst) to 1 (best) for each candidate; what lies outside is clamped, and NaN counts as 0
     */
    ToDoubleFunction<Endpoint> score(InferenceRequest request, List<Endpoint> candidates);
}
