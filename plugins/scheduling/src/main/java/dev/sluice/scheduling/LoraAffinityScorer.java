package dev.sluice.scheduling;

import dev.sluice.spi.Adapters;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.Scorer;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Prefers the endpoints where the LoRA adapter that a request names is loaded, then those with room for it. */
final class LoraAffinityScorer implements Scorer {
    @Override
    public ToDoubleFunction<Endpoint> score(InferenceRequest request, List<Endpoint> candidates) {
        String model = request.model();
        return endpoint -> {
            Optional<Adapters> adapters = endpoint.sample().adapters();
            return adapters.isPresent() ? score(adapters.get(), model) : 0;
        };
    }

    private static double score(Adapters adapters, String model) {
        if (adapters.running().contains(model)) {
            return 1;
        }
        if (adapters.running().size() + adapters.waiting().size() < adapters.max()) {
            return 0.8;
        }
        return adapters.waiting().contains(model) ? 0.6 : 0;
    }
}
