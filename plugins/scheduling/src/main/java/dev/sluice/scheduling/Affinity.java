package dev.sluice.scheduling;

import dev.sluice.spi.Audience;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.Facts;
import dev.sluice.spi.InferenceRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a request's session was served before. */
interface Affinity {
    /** The name of the endpoint that a request belongs to, where it is known. */
    Optional<String> endpoint(InferenceRequest request, List<Endpoint> candidates);

    /** The request goes to an endpoint. */
    void placed(long ticket, InferenceRequest request, Endpoint endpoint);

    /** What the client is told for the next request of its session. */
    Map<String, String> answerHeaders(Endpoint endpoint);

    /** Tells other gateways which sessions are served where since the last time; nothing where the client remembers. */
    default void tellNews(Audience others) {}

    /** Tells a newcomer a part of all sessions, and returns where to go on; negative at the end. */
    default long tellAll(long position, Audience newcomer) {
        return -1;
    }

    /** Hears what {@link #tellNews} told elsewhere. */
    default void heard(Endpoint endpoint, Facts facts) {}

    /** An endpoint is no more. */
    default void left(Endpoint endpoint) {}
}
