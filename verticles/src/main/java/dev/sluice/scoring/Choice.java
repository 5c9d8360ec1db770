package dev.sluice.scoring;

import dev.sluice.spi.Endpoint;
import java.util.List;
import java.util.Optional;

/**
 * What a picker decided.
 *
 * @param endpoints to try, in order; none where nobody may serve the request
 * @param prefill who computes the prompt first, where it is not the first of these
 */
record Choice(List<Endpoint> endpoints, Optional<Endpoint> prefill) {
    Choice {
        endpoints = List.copyOf(endpoints);
    }

    /** One without a prefill elsewhere. */
    static Choice of(List<Endpoint> endpoints) {
        return new Choice(endpoints, Optional.empty());
    }
}
