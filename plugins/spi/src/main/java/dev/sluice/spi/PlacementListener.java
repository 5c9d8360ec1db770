package dev.sluice.spi;

/**
 * Hears where requests go and what becomes of them. A request that is tried elsewhere ends at one endpoint and is placed at
 * the next, under the same ticket. Plugins that are exchanged while requests are under way hear of the end of requests
 * whose beginning they have not heard of.
 */
public non-sealed interface PlacementListener extends Plugin {
    /**
     * A request is about to be sent to an endpoint; the facts of this instance's {@link DataProducer} are still those of
     * this request where the endpoint is the first one picked for it.
     *
     * @param ticket names the request in its pool
     */
    default void placed(long ticket, InferenceRequest request, Endpoint endpoint) {}

    /** The first byte of the answer came: the prompt has been computed. */
    default void answering(long ticket, Endpoint endpoint) {}

    /** The request is over at an endpoint, for whatever reason; said once for each {@link #placed}. */
    default void ended(long ticket, Endpoint endpoint) {}
}
