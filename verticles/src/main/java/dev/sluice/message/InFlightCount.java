package dev.sluice.message;

/**
 * What is in flight at an endpoint.
 *
 * @param endpoint the key of its address
 * @param requests 0 or more
 * @param tokens of their prompts, 0 or more
 */
public record InFlightCount(long endpoint, int requests, long tokens) {}
