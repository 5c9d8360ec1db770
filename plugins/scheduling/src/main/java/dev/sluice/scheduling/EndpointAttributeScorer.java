package dev.sluice.scheduling;

import dev.sluice.scheduling.AttributeScale.FixedRange;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.Scorer;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Scores endpoints by where a number of theirs lies in a range; those without the number 0. */
final class EndpointAttributeScorer implements Scorer {
    private final ToDoubleFunction<Endpoint> attribute;
    private final AttributeScale scale;
    private final Optional<ToDoubleFunction<Endpoint>> fixed;

    EndpointAttributeScorer(ToDoubleFunction<Endpoint> attribute, AttributeScale scale) {
        this.attribute = attribute;
        this.scale = scale;
        this.fixed = scale.normalization().fixedRange().map(this::within);
    }

    @Override
    public ToDoubleFunction<Endpoint> score(InferenceRequest request, List<Endpoint> candidates) {
        return fixed.isPresent() ? fixed.get() : adapted(candidates);
    }

    private ToDoubleFunction<Endpoint> adapted(List<Endpoint> candidates) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int index = 0; index < candidates.size(); index++) {
            double value = attribute.applyAsDouble(candidates.get(index));
            least = value < least ? value : least;
            most = value > most ? value : most;
        }
        return least < most
                ? within(new FixedRange(least, most))
                : endpoint -> Double.isNaN(attribute.applyAsDouble(endpoint)) ? 0 : 1;
    }

    private ToDoubleFunction<Endpoint> within(FixedRange range) {
        return endpoint -> {
            double value = attribute.applyAsDouble(endpoint);
            return Double.isNaN(value) ? 0 : scale.score(value, range.min(), range.max());
        };
    }
}
