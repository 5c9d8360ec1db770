package dev.sluice.scheduling;

import dev.sluice.spi.AnswerHeaders;
import dev.sluice.spi.Audience;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.EndpointListener;
import dev.sluice.spi.Facts;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.PlacementListener;
import dev.sluice.spi.Sharing;
import java.util.Map;

/** What the scorer and the filter of sessions have in common. */
interface SessionPlugin extends PlacementListener, AnswerHeaders, EndpointListener, Sharing {
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

    @Override
    default void left(Endpoint endpoint) {
        if (isOwner()) {
            affinity().left(endpoint);
        }
    }

    @Override
    default void tellNews(Audience others) {
        if (isOwner()) {
            affinity().tellNews(others);
        }
    }

    @Override
    default long tellAll(long position, Audience newcomer) {
        return isOwner() ? affinity().tellAll(position, newcomer) : -1;
    }

    @Override
    default void heard(String gateway, Endpoint endpoint, Facts facts) {
        if (isOwner()) {
            affinity().heard(endpoint, facts);
        }
    }
}
