package dev.sluice.admin;

/**
 * What a gateway hears of before it is ready, where it has those who tell.
 *
 * @param documents how the documents stand
 * @param cluster which other gateways there are
 * @param limits which limits hold for all routes
 */
public record Awaited(boolean documents, boolean cluster, boolean limits) {
    /** None of them. */
    public static final Awaited NOTHING = new Awaited(false, false, false);
}
