package dev.sluice.resources.compile;

import java.util.Optional;

/**
 * What a route inherits from where it is attached.
 *
 * @param proxy {@code host:port} of the HTTP proxy on the way to providers
 * @param policy that of the listener or its Gateway
 */
record Surroundings(Optional<String> proxy, TrafficPolicy policy) {
    Surroundings with(TrafficPolicy nearer) {
        return new Surroundings(proxy, nearer);
    }
}
