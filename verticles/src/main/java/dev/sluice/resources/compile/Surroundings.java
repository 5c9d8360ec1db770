package dev.sluice.resources.compile;

import dev.sluice.cost.RequestCosts;
import java.util.Optional;

/**
 * What a route inherits from where it is attached.
 *
 * @param proxy {@code host:port} of the HTTP proxy on the way to providers
 * @param policy that of the listener or its Gateway
 * @param costs the numbers that are made of every request at the Gateway
 */
record Surroundings(Optional<String> proxy, TrafficPolicy policy, RequestCosts costs) {
    Surroundings with(TrafficPolicy nearer) {
        return new Surroundings(proxy, nearer, costs);
    }
}
