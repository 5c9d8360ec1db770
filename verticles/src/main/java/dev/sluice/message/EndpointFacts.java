package dev.sluice.message;

import dev.sluice.spi.Facts;

/**
 * What a plugin tells of an endpoint.
 *
 * @param endpoint the key of its address
 */
public record EndpointFacts(long endpoint, Facts facts) {}
