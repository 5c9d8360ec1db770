package dev.sluice.routing;

import java.time.Instant;
import java.util.List;

/**
 * An HTTPRoute or AIGatewayRoute as one listener sees it.
 *
 * @param created older routes come first where nothing else decides, then those of lesser name
 * @param hostnames exact or {@code *.example.com}; empty for every host the listener takes
 * @param rules in the order of the document
 */
public record Route(RouteId id, Instant created, List<String> hostnames, List<RouteRule> rules) {
    public Route {
        hostnames = List.copyOf(hostnames);
        rules = List.copyOf(rules);
    }
}
