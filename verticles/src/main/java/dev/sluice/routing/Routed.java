package dev.sluice.routing;

/**
 * The rule that takes a request.
 *
 * @param match which of its matches took it
 */
public record Routed(RouteRule rule, RouteMatch match) {
    /** Whether its route passes requests on without looking into their bodies. */
    public boolean isPlain() {
        return rule.route().isPlain();
    }
}
