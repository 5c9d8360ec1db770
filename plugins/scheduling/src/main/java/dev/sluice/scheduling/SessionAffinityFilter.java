package dev.sluice.scheduling;

import dev.sluice.spi.Endpoint;
import dev.sluice.spi.Filter;
import dev.sluice.spi.InferenceRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Keeps the endpoint where the session was served before; all where it is unknown or no candidate. */
record SessionAffinityFilter(Affinity affinity, boolean isOwner) implements Filter, SessionPlugin {
    @Override
    public Predicate<Endpoint> filter(InferenceRequest request, List<Endpoint> candidates) {
        Optional<String> known = affinity.endpoint(request, candidates);
        if (known.isEmpty()) {
            return endpoint -> true;
        }
        String name = known.get();
        return Fallback.toAll(endpoint -> name.equals(endpoint.name()), candidates);
    }
}
