package dev.sluice.scheduling;

import dev.sluice.spi.Default;
import java.util.Optional;

/**
 * How an attribute becomes a score.
 *
 * @param type whether less or more of it is better
 * @param normalization the range that the score is linear in; that of the candidates when left out
 */
public record AttributeScale(Type type, @Default("{}") Normalization normalization) {
    /** Which end of the range is good. */
    public enum Type {
        LINEAR_LOWER_IS_BETTER,
        LINEAR_HIGHER_IS_BETTER
    }

    /**
     * The range, of which there is one.
     *
     * @param fixedRange bounds that are always the same; values outside are clamped
     * @param adaptiveRange the least and the greatest value of the candidates
     */
    public record Normalization(Optional<FixedRange> fixedRange, Optional<AdaptiveRange> adaptiveRange) {
        public Normalization {
            if (fixedRange.isPresent() && adaptiveRange.isPresent()) {
                throw new IllegalArgumentException("wanted fixedRange or adaptiveRange, found both");
            }
        }
    }

    /**
     * Bounds.
     *
     * @param min the least value
     * @param max the greatest value, more than {@code min}
     */
    public record FixedRange(double min, double max) {
        public FixedRange {
            if (!(min < max)) {
                throw new IllegalArgumentException("wanted a min below max, found " + min + " and " + max);
            }
        }
    }

    /** The bounds of the candidates; nothing to be said of them. */
    public record AdaptiveRange() {}

    double score(double value, double min, double max) {
        double part = Math.max(0, Math.min(1, (value - min) / (max - min)));
        return type == Type.LINEAR_HIGHER_IS_BETTER ? part : 1 - part;
    }
}
