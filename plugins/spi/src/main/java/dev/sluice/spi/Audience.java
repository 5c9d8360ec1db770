package dev.sluice.spi;

/** The same plugin in other gateways, as a {@link Sharing} plugin speaks to it. */
@FunctionalInterface
public interface Audience {
    /**
     * Tells of an endpoint. What is told of one endpoint arrives in this order; now and then something is lost.
     *
     * @param slot of an endpoint of the pool; of another one nothing is told
     */
    void tell(int slot, Facts facts);
}
