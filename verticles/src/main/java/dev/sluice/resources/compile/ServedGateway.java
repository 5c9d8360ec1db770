package dev.sluice.resources.compile;

import dev.sluice.cost.RequestCosts;
import dev.sluice.resources.kind.Resource;
import dev.sluice.resources.kind.gateway.GatewaySpec;
import java.util.List;
import java.util.Optional;

/**
 * A Gateway that is ours.
 *
 * @param proxy {@code host:port} of the HTTP proxy on the way to its providers
 * @param costs the numbers that are made of every request
 */
record ServedGateway(
        Resource<GatewaySpec> resource, List<ServedListener> listeners, Optional<String> proxy, RequestCosts costs) {
    ServedGateway {
        listeners = List.copyOf(listeners);
    }
}
