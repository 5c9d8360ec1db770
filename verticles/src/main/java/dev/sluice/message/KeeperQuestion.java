package dev.sluice.message;

/**
 * Asks a pool whether an endpoint is its own.
 *
 * @param endpoint a {@link dev.sluice.naming.EndpointKey}
 */
public record KeeperQuestion(long endpoint) {}
