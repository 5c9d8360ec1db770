package dev.sluice.routing;

import java.time.Instant;

/**
 * How the models of an AIGatewayRoute's rule are listed, and named in answers.
 *
 * @param ownedBy what {@code owned_by} says
 * @param created what {@code created} says
 * @param restoreName whether an answer names the model as the client did, where the rule renames it
 */
public record ModelListing(String ownedBy, Instant created, boolean restoreName) {}
