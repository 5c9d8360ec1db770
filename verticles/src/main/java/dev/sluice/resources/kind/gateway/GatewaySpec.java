package dev.sluice.resources.kind.gateway;

import dev.sluice.resources.kind.LabelSelector;
import dev.sluice.spi.Default;
import java.util.List;
import java.util.Optional;

/** The spec of a Gateway. */
public record GatewaySpec(String gatewayClassName, List<Listener> listeners) {
    public GatewaySpec {
        listeners = List.copyOf(listeners);
    }

    /**
     * A port, shared with others of different host names.
     *
     * @param hostname exact or {@code *.example.com}; empty for every host
     * @param protocol {@code HTTP} or {@code HTTPS}; others are not served
     */
    public record Listener(
            String name,
            Optional<String> hostname,
            int port,
            String protocol,
            Optional<Tls> tls,
            @Default("{}") AllowedRoutes allowedRoutes) {}

    /** What it proves itself with. */
    public record Tls(
            @Default("Terminate") String mode,
            @Default("[]") List<SecretRef> certificateRefs) {
        public Tls {
            certificateRefs = List.copyOf(certificateRefs);
        }
    }

    /** Which routes may attach themselves; all kinds that are served where none is named. */
    public record AllowedRoutes(
            @Default("{}") Namespaces namespaces,
            @Default("[]") List<RouteKind> kinds) {
        public AllowedRoutes {
            kinds = List.copyOf(kinds);
        }
    }

    /** From which namespaces. */
    public record Namespaces(@Default("Same") From from, Optional<LabelSelector> selector) {}

    /** Which namespaces are meant. */
    public enum From {
        ALL,
        SAME,
        SELECTOR,
        NONE
    }

    /** A kind of route. */
    public record RouteKind(@Default("gateway.networking.k8s.io") String group, String kind) {}
}
