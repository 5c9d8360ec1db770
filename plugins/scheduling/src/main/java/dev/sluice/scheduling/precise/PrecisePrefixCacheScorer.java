package dev.sluice.scheduling.precise;

import dev.sluice.spi.Endpoint;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.Scorer;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Prefers the endpoints that say that they have most of the prompt. */
final class PrecisePrefixCacheScorer extends PrecisePrefixCacheProducer implements Scorer {
    PrecisePrefixCacheScorer(PreciseParameters parameters, InstantSource clock) {
        super(parameters, clock, Optional.empty());
    }

    @Override
    public ToDoubleFunction<Endpoint> score(InferenceRequest request, List<Endpoint> candidates) {
        return promptBlocks() == 0 ? endpoint -> 0 : this::matchedShare;
    }
}
