package dev.sluice.message;

import dev.sluice.spi.InferenceRequest;
import java.net.URI;
import java.util.Set;

/**
 * Asks a pool for endpoints.
 *
 * @param tried endpoints that already failed this request, to be passed over
 */
public record Placement(InferenceRequest request, Set<URI> tried) {
    public Placement {
        tried = Set.copyOf(tried);
    }
}
