package dev.sluice.message;

/**
 * Tells whether a port of the route table is listened on.
 *
 * @param failure why not; empty when it is
 */
public record ListenerState(int port, String failure) {}
