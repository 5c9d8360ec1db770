package dev.sluice.spi;

/** Hears of endpoints that leave the pool, so that nothing is kept of them: their {@link Endpoint#slot} is given anew. */
@FunctionalInterface
public non-sealed interface EndpointListener extends Plugin {
    /** An endpoint is no longer in the pool. Requests may still be under way there. */
    void left(Endpoint endpoint);
}
