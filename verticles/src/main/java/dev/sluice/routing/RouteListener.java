package dev.sluice.routing;

import java.util.List;
import java.util.Optional;

/**
 * A listener of a Gateway with the routes attached to it.
 *
 * @param name as {@code namespace/gateway/listener}
 * @param port where the process listens, 1 to 65535; several listeners of different host names may share one
 * @param hostname exact, or {@code *.example.com} for names of any depth below; empty for every host
 * @param tls certificate and key; without them the listener speaks clear text
 * @param routes in any order
 */
public record RouteListener(String name, int port, String hostname, Optional<ServerTls> tls, List<Route> routes) {
    public RouteListener {
        routes = List.copyOf(routes);
    }
}
