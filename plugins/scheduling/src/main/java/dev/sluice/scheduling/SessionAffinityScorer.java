package dev.sluice.scheduling;

import dev.sluice.spi.Endpoint;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.Scorer;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Scores 1 where the session was served before, else 0. */
record SessionAffinityScorer(Affinity affinity, boolean isOwner) implements Scorer, SessionPlugin {
    @Override
    public ToDoubleFunction<Endpoint> score(InferenceRequest request, List<Endpoint> candidates) {
        Optional<String> known = affinity.endpoint(request, candidates);
        if (known.isEmpty()) {
            return endpoint -> 0;
        }
        String name = known.get();
        return endpoint -> name.equals(endpoint.name()) ? 1 : 0;
    }
}
