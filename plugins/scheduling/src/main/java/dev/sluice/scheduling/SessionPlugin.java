package dev.sluice.scheduling;

import dev.sluice.spi.AnswerHeaders;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.PlacementListener;
import java.util.Map;

/** What the scorer and the filter of sessions have in common. */
interface SessionPlugin extends PlacementListener, AnswerHeaders {
    /** Where sessions were served before. */
    Affinity affinity();

    /** Whether it keeps this affinity up to date, rather than another plugin. */
    boolean isOwner();

    @Override
    default void placed(long ticket, InferenceRequest request, Endpoint endpoint) {
        if (isOwner()) {
            affinity().placed(ticket, request, endpoint);
        }
    }

    @Override
    default Map<String, String> answerHeaders(InferenceRequest request, Endpoint endpoint) {
        return isOwner() ? affinity().answerHeaders(endpoint) : Map.of();
    }
}
