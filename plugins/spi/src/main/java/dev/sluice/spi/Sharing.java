package dev.sluice.spi;

/**
 * Tells the same plugin in the other gateways of a cluster what it has learnt of the endpoints, and hears what they have.
 * The others run beside it, each with requests of its own, so what it hears is of other requests than its own and about a
 * tenth of a second old. A gateway that stands alone is never asked and hears nothing.
 */
public non-sealed interface Sharing extends Plugin {
    /** Tells what the others have not been told yet; asked about ten times a second. */
    void tellNews(Audience others);

    /**
     * Tells a part of all it knows to a gateway that has just come: as much as takes about a millisecond.
     *
     * @param position 0 at first, then what the call before returned
     * @return where to go on; negative when everything has been told
     */
    default long tellAll(long position, Audience newcomer) {
        return -1;
    }

    /**
     * Hears what another gateway tells of an endpoint.
     *
     * @param gateway names it for as long as its process lives
     */
    void heard(String gateway, Endpoint endpoint, Facts facts);

    /** Another gateway is gone, and its requests with it. */
    default void gone(String gateway) {}
}
