package dev.sluice.scheduling;

import dev.sluice.spi.Endpoint;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.Scorer;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Prefers the endpoints with the fewest requests of this gateway in flight; those seen as idle score 1. */
final class ActiveRequestScorer implements Scorer {
    private final int idleThreshold;
    private final double maxBusyScore;

    ActiveRequestScorer(int idleThreshold, double maxBusyScore) {
        this.idleThreshold = idleThreshold;
        this.maxBusyScore = maxBusyScore;
    }

    @Override
    public ToDoubleFunction<Endpoint> score(InferenceRequest request, List<Endpoint> candidates) {
        int most = 0;
        for (int index = 0; index < candidates.size(); index++) {
            most = Math.max(most, candidates.get(index).inFlightRequests());
        }
        int busiest = most;
        return endpoint -> score(endpoint.inFlightRequests(), busiest);
    }

    private double score(int active, int most) {
        return active <= idleThreshold ? 1 : (double) (most - active) / most * maxBusyScore;
    }
}
