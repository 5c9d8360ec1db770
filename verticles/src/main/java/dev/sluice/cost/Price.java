package dev.sluice.cost;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What tokens of a model cost for some time.
 *
 * @param model its name at the backend
 * @param backend {@code namespace/name} of the backend whose price it is; empty for every backend without one of its own
 * @param from from when on
 * @param until up to when, exclusively; empty until a later price begins
 */
public record Price(String model, Optional<String> backend, Instant from, Optional<Instant> until, Rates rates) {
    /** Whether it holds at a time. */
    boolean holdsAt(Instant time) {
        return !time.isBefore(from) && until.filter(end -> !time.isBefore(end)).isEmpty();
    }

    /** What tokens cost by it; nothing where a rate for some of them is missing. */
    Optional<BigDecimal> of(Tokens tokens) {
        return rates.of(tokens);
    }
}
