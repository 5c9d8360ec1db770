package dev.sluice.message;

import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.TokenIds;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Asks a pool for endpoints.
 *
 * @param tried endpoints that already failed this request, to be passed over
 * @param raw what the endpoint will be sent, from which its tokens can be learnt; empty where nobody is to learn them
 * @param oneLeg whether the prompt is to be computed where the answer is, whatever the picker says
 */
public record Placement(InferenceRequest request, Set<URI> tried, Optional<RawRequest> raw, boolean oneLeg) {
    /** A placement by what is known of the request already. */
    public Placement(InferenceRequest request, Set<URI> tried) {
        this(request, tried, Optional.empty(), false);
    }

    /** A placement of as many legs as the picker says. */
    public Placement(InferenceRequest request, Set<URI> tried, Optional<RawRequest> raw) {
        this(request, tried, raw, false);
    }

    /** The same with the prompt's tokens known. */
    public Placement withTokenIds(TokenIds tokenIds) {
        return new Placement(request.withTokenIds(tokenIds), tried, raw, oneLeg);
    }

    public Placement {
        tried = Set.copyOf(tried);
    }
}
