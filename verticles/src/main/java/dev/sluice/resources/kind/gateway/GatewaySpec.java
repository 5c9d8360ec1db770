package dev.sluice.resources.kind.gateway;

import static dev.sluice.resources.kind.Rules.most;
import static dev.sluice.resources.kind.Rules.require;
import static dev.sluice.resources.kind.Rules.some;
import static dev.sluice.resources.kind.Rules.unique;

import dev.sluice.resources.kind.LabelSelector;
import dev.sluice.resources.kind.Rules;
import dev.sluice.spi.Default;
import java.util.List;
import java.util.Optional;

/** The spec of a Gateway. */
public record GatewaySpec(String gatewayClassName, List<Listener> listeners) {
    public GatewaySpec {
        listeners = List.copyOf(listeners);
        some(64, listeners, "listeners");
        unique(listeners, Listener::name, "Listener name must be unique within the Gateway");
        unique(
                listeners,
                listener -> listener.port() + " " + listener.protocol() + " "
                        + listener.hostname().orElse(""),
                "Combination of port, protocol and hostname must be unique for each listener");
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
            @Default("{}") AllowedRoutes allowedRoutes) {
        public Listener {
            hostname = hostname.filter(given -> !given.isEmpty());
            hostname.ifPresent(Rules::hostname);
            Rules.port(port);
            require(
                    tls.isEmpty() || !protocol.equals("HTTP"),
                    "tls must not be specified for protocols ['HTTP', 'TCP', 'UDP']");
            require(
                    !protocol.equals("HTTPS")
                            || tls.isEmpty()
                            || tls.get().mode().equals("Terminate"),
                    "tls mode must be Terminate for protocol HTTPS");
        }
    }

    /** What it proves itself with. */
    public record Tls(
            @Default("Terminate") String mode,
            @Default("[]") List<SecretRef> certificateRefs) {
        public Tls {
            certificateRefs = List.copyOf(certificateRefs);
            most(64, certificateRefs, "certificateRefs");
            require(
                    !mode.equals("Terminate") || !certificateRefs.isEmpty(),
                    "certificateRefs or options must be specified when mode is Terminate");
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
    public record RouteKind(
            @Default("gateway.networking.k8s.io") String group, String kind) {}
}
