package dev.sluice.scheduling;

import dev.sluice.spi.Endpoint;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.Scorer;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** Prefers free KV cache: {@code 1 − kvCacheUsage}, where the unknown is taken for the fullest known cache. */
final class KvCacheUtilizationScorer implements Scorer {
    @Override
    public ToDoubleFunction<Endpoint> score(InferenceRequest request, List<Endpoint> candidates) {
        double fullest = 0;
        for (int index = 0; index < candidates.size(); index++) {
            OptionalDouble known = candidates.get(index).sample().kvCacheUsage();
            fullest = known.isPresent() ? Math.max(fullest, known.getAsDouble()) : fullest;
        }
        double unknown = fullest;
        return endpoint -> 1 - endpoint.sample().kvCacheUsage().orElse(unknown);
    }
}
