package dev.sluice.routing;

/**
 * The rule that takes a request.
 *
 * @param match which of its matches took it
 */
public record Routed(RouteRule rule, RouteMatch match) {}
