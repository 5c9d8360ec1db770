package dev.sluice.spi;

/**
 * An endpoint and how well it would serve the request.
 *
 * @param score the weighted sum of the scorers' answers, 0 or more
 */
public record ScoredEndpoint(Endpoint endpoint, double score) {}
