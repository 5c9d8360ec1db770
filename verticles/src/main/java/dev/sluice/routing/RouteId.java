package dev.sluice.routing;

/**
 * Names a route.
 *
 * @param kind {@code HTTPRoute} or {@code AIGatewayRoute}
 */
public record RouteId(String kind, String namespace, String name) {
    /** Whether its requests pass whatever their bodies say. */
    public boolean isPlain() {
        return kind.equals("HTTPRoute");
    }

    @Override
    public String toString() {
        return kind + " " + namespace + "/" + name;
    }
}
