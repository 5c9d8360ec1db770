package dev.sluice.routing;

/**
 * Names a route.
 *
 * @param kind {@code HTTPRoute} or {@code AIGatewayRoute}
 */
public record RouteId(String kind, String namespace, String name) {
    @Override
    public String toString() {
        return kind + " " + namespace + "/" + name;
    }
}
