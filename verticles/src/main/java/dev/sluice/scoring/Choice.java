package dev.sluice.scoring;

import dev.sluice.message.Prefill.Legs;
import dev.sluice.spi.Endpoint;
import java.util.List;
import java.util.Optional;

/**
 * What a picker decided.
 *
 * @param endpoints to try, in order; none where nobody may serve the request
 * @param prefill who computes the prompt first, where it is not the first of these
 * @param legs who asks for that
 */
record Choice(List<Endpoint> endpoints, Optional<Endpoint> prefill, Legs legs) {
    Choice {
        endpoints = List.copyOf(endpoints);
    }

    /** One without a prefill elsewhere. */
    static Choice of(List<Endpoint> endpoints) {
        return new Choice(endpoints, Optional.empty(), Legs.GATEWAY);
    }
}
