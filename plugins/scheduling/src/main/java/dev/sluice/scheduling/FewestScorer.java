package dev.sluice.scheduling;

import dev.sluice.spi.Endpoint;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.Sample;
import dev.sluice.spi.Scorer;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Prefers the endpoints with the fewest of something countable: {@code (most − count) / (most − least)} over the
 * candidates, 1 for all when they are equal. An unknown count is taken for the greatest known one.
 */
final class FewestScorer implements Scorer {
    private final Function<Sample, OptionalInt> count;

    FewestScorer(Function<Sample, OptionalInt> count) {
        this.count = count;
    }

    @Override
    public ToDoubleFunction<Endpoint> score(InferenceRequest request, List<Endpoint> candidates) {
        int least = Integer.MAX_VALUE;
        int most = 0;
        for (int index = 0; index < candidates.size(); index++) {
            OptionalInt known = count.apply(candidates.get(index).sample());
            if (known.isPresent()) {
                least = Math.min(least, known.getAsInt());
                most = Math.max(most, known.getAsInt());
            }
        }
        return least >= most ? endpoint -> 1 : between(least, most);
    }

    private ToDoubleFunction<Endpoint> between(int least, int most) {
        double range = (double) most - least;
        return endpoint -> (most - count.apply(endpoint.sample()).orElse(most)) / range;
    }
}
