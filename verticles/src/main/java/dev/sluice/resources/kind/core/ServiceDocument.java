package dev.sluice.resources.kind.core;

import dev.sluice.spi.Default;
import java.util.List;
import java.util.Optional;

/** A Service. */
public record ServiceDocument(@Default("{}") Spec spec) {
    /**
     * Where it is.
     *
     * @param type {@code ExternalName} is a name elsewhere
     * @param clusterIP {@code None} for headless ones
     */
    public record Spec(
            @Default("ClusterIP") String type,
            Optional<String> clusterIP,
            Optional<String> externalName,
            @Default("[]") List<Port> ports) {
        public Spec {
            ports = List.copyOf(ports);
        }
    }

    /**
     * One of its ports.
     *
     * @param name that of the port in its EndpointSlices
     * @param appProtocol {@code kubernetes.io/h2c} for HTTP/2 in clear text
     */
    public record Port(@Default("") String name, int port, Optional<String> appProtocol) {}
}
