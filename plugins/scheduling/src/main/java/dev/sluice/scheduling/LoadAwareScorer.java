package dev.sluice.scheduling;

import dev.sluice.spi.Endpoint;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.Scorer;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;

/** Prefers short queues: {@code 0.5 · (1 − min(waiting, threshold) / threshold)}. An unknown queue is taken for the longest known one. */
final class LoadAwareScorer implements Scorer {
    private final int threshold;

    LoadAwareScorer(int threshold) {
        this.threshold = threshold;
    }

    @Override
    public ToDoubleFunction<Endpoint> score(InferenceRequest request, List<Endpoint> candidates) {
        int longest = 0;
        for (int index = 0; index < candidates.size(); index++) {
            OptionalInt known = candidates.get(index).sample().waitingRequests();
            longest = known.isPresent() ? Math.max(longest, known.getAsInt()) : longest;
        }
        int unknown = longest;
        return endpoint -> score(endpoint.sample().waitingRequests().orElse(unknown));
    }

    private double score(int waiting) {
        return 0.5 * (1 - (double) Math.min(waiting, threshold) / threshold);
    }
}
