package dev.sluice.routing;

import java.util.List;
import java.util.Optional;

/**
 * One way for a request to be taken: all of its conditions hold. A condition on the header {@value #MODEL_HEADER} is one
 * on the model that the body names; what a client sends in that header counts for nothing.
 *
 * @param method any when empty
 * @param headers names in lower case
 * @param query parameters
 */
public record RouteMatch(PathMatch path, Optional<String> method, List<ValueMatch> headers, List<ValueMatch> query) {
    /** The header that stands for the model. */
    public static final String MODEL_HEADER = "x-ai-eg-model";

    /** Takes every request. */
    public static final RouteMatch ALL = new RouteMatch(PathMatch.ALL, Optional.empty(), List.of(), List.of());

    public RouteMatch {
        headers = List.copyOf(headers);
        query = List.copyOf(query);
    }
}
