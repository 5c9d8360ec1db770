package dev.sluice.resources.kind.gateway;

import java.time.Duration;
import java.util.Optional;

/**
 * How long requests may take; zero is no limit.
 *
 * @param request for the whole of a request
 * @param backendRequest for one attempt at a backend
 */
public record TimeoutsSpec(Optional<Duration> request, Optional<Duration> backendRequest) {
    public TimeoutsSpec {
        if (request.isPresent()
                && backendRequest.isPresent()
                && !request.get().isZero()
                && backendRequest.get().compareTo(request.get()) > 0) {
            throw new IllegalArgumentException("backendRequest timeout cannot be longer than request timeout");
        }
    }
}
