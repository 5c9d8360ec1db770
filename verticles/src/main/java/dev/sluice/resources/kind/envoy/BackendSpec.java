package dev.sluice.resources.kind.envoy;

import dev.sluice.resources.kind.Check;
import dev.sluice.resources.kind.gateway.SecretRef;
import dev.sluice.spi.Default;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The spec of a Backend: addresses outside. */
public record BackendSpec(
        @Default("[]") List<BackendEndpoint> endpoints,
        @Default("[]") List<String> appProtocols,
        Optional<Tls> tls) {
    public BackendSpec {
        endpoints = List.copyOf(endpoints);
        appProtocols = List.copyOf(appProtocols);
    }

    /** One address, of one of the three kinds. */
    public record BackendEndpoint(Optional<Fqdn> fqdn, Optional<Ip> ip, Optional<Map<String, Object>> unix) {
        public BackendEndpoint {
            long kinds = Stream.of(fqdn, ip, unix).filter(Optional::isPresent).count();
            Check.that(kinds == 1, "exactly one of fqdn, ip and unix must be specified");
        }
    }

    /** A host name. */
    public record Fqdn(String hostname, int port) {
        public Fqdn {
            Check.hostname("hostname", hostname);
            Check.port("port", port);
        }
    }

    /** An IP address. */
    public record Ip(String address, int port) {
        public Ip {
            Check.port("port", port);
        }
    }

    /**
     * That it is spoken to by TLS, and how it proves itself.
     *
     * @param caCertificateRefs ConfigMaps or Secrets whose {@code ca.crt} is believed
     * @param wellKnownCACertificates {@code System} for the system's authorities
     * @param sni in place of the host name
     * @param clientCertificateRef a Secret with what the gateway proves itself with
     */
    public record Tls(
            @Default("[]") List<SecretRef> caCertificateRefs,
            Optional<String> wellKnownCACertificates,
            @Default("false") boolean insecureSkipVerify,
            Optional<String> sni,
            Optional<SecretRef> clientCertificateRef) {
        public Tls {
            caCertificateRefs = List.copyOf(caCertificateRefs);
        }
    }
}
