package dev.sluice.scheduling;

import dev.sluice.spi.Endpoint;
import dev.sluice.spi.Filter;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.Scorer;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Sends prompts to the endpoints that are labelled for their length. */
final class ContextLengthAware implements Filter, Scorer {
    private final LabelReadings<ContextFit> fits;
    private final boolean filtering;

    ContextLengthAware(String label, boolean filtering) {
        this.fits = new LabelReadings<>(label, ContextFit.UNSAID, ContextFit::of);
        this.filtering = filtering;
    }

    @Override
    public Predicate<Endpoint> filter(InferenceRequest request, List<Endpoint> candidates) {
        long tokens = request.prompt().estimatedTokens();
        return filtering ? endpoint -> fits.of(endpoint).holds(tokens) : endpoint -> true;
    }

    @Override
    public ToDoubleFunction<Endpoint> score(InferenceRequest request, List<Endpoint> candidates) {
        long tokens = request.prompt().estimatedTokens();
        return endpoint -> fits.of(endpoint).score(tokens);
    }
}
