package dev.sluice.resources.kind.gateway;

import dev.sluice.resources.kind.Check;
import dev.sluice.spi.Default;
import java.util.List;
import java.util.Optional;

/** The spec of a BackendTLSPolicy: that a backend is spoken to by TLS, and how it proves itself. */
public record BackendTlsPolicySpec(List<Target> targetRefs, Validation validation) {
    public BackendTlsPolicySpec {
        targetRefs = List.copyOf(targetRefs);
    }

    /** A Service or Backend. */
    public record Target(@Default("") String group, String kind, String name, Optional<String> sectionName) {}

    /**
     * How it proves itself.
     *
     * @param caCertificateRefs ConfigMaps or Secrets whose {@code ca.crt} is believed
     * @param wellKnownCACertificates {@code System} for the system's authorities
     * @param hostname for SNI, and in the certificate
     */
    public record Validation(
            @Default("[]") List<SecretRef> caCertificateRefs,
            Optional<String> wellKnownCACertificates,
            String hostname) {
        public Validation {
            caCertificateRefs = List.copyOf(caCertificateRefs);
            Check.hostname("hostname", hostname);
            wellKnownCACertificates.ifPresent(which -> Check.oneOf("wellKnownCACertificates", which, "System"));
            Check.that(
                    caCertificateRefs.isEmpty() || wellKnownCACertificates.isEmpty(),
                    "must not contain both CACertificateRefs and WellKnownCACertificates");
            Check.that(
                    !caCertificateRefs.isEmpty() || wellKnownCACertificates.isPresent(),
                    "must specify either CACertificateRefs or WellKnownCACertificates");
        }
    }
}
