package dev.sluice.resources.compile;

import dev.sluice.resources.kind.Resource;
import dev.sluice.resources.kind.gateway.GatewaySpec;
import java.util.List;
import java.util.Optional;

/**
 * A Gateway that is ours.
 *
 * @param proxy {@code host:port} of the HTTP proxy on the way to its providers
 */
record ServedGateway(Resource<GatewaySpec> resource, List<ServedListener> listeners, Optional<String> proxy) {
    ServedGateway {
        listeners = List.copyOf(listeners);
    }
}
