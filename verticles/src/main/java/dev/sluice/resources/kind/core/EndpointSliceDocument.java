package dev.sluice.resources.kind.core;

import dev.sluice.spi.Default;
import java.util.List;
import java.util.Optional;

/** An EndpointSlice: some of the addresses of a Service, whose name is its label {@value #SERVICE_LABEL}. */
public record EndpointSliceDocument(
        @Default("[]") List<SliceEndpoint> endpoints,
        @Default("[]") List<Port> ports) {
    /** The label that names the Service. */
    public static final String SERVICE_LABEL = "kubernetes.io/service-name";

    public EndpointSliceDocument {
        endpoints = List.copyOf(endpoints);
        ports = List.copyOf(ports);
    }

    /** One pod or other host; any of its addresses will do. */
    public record SliceEndpoint(
            List<String> addresses, @Default("{}") SliceConditions conditions, Optional<TargetRef> targetRef) {
        public SliceEndpoint {
            addresses = List.copyOf(addresses);
        }
    }

    /** Whether it may be sent requests. */
    public record SliceConditions(@Default("true") boolean ready) {}

    /** What stands behind it. */
    public record TargetRef(
            @Default("") String kind,
            Optional<String> namespace,
            @Default("") String name) {}

    /** A port of every endpoint. */
    public record Port(@Default("") String name, int port) {}
}
