package dev.sluice.resources.compile;

import dev.sluice.config.Secret;
import dev.sluice.message.ResourceKey;
import dev.sluice.resources.kind.Kinds;
import dev.sluice.resources.kind.Resource;
import dev.sluice.resources.kind.core.SecretDocument;
import dev.sluice.resources.kind.gateway.SecretRef;
import dev.sluice.routing.ServerTls;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Certificates and keys in Secrets and ConfigMaps. */
final class Pem {
    private static final String AUTHORITY = "ca.crt";

    private final References references;

    Pem(References references) {
        this.references = references;
    }

    /** The certificate and key of a Secret of type {@code kubernetes.io/tls}. */
    Resolution<ServerTls> keyPair(ResourceKey from, SecretRef ref) {
        if (!ref.kind().equals("Secret") || !ref.group().isEmpty()) {
            return Resolution.flawed(Flaw.INVALID_KIND, "wanted a Secret, found " + ref.kind() + " " + ref.name());
        }
        return references.find(from, Kinds.SECRET, ref.namespace(), ref.name()).then(Pem::keyPair);
    }

    /** The certificates of the authorities that are believed. */
    Resolution<List<String>> authorities(ResourceKey from, List<SecretRef> refs) {
        List<String> authorities = new ArrayList<>();
        for (SecretRef ref : refs) {
            Resolution<String> authority = authority(from, ref);
            if (authority.flaw().isPresent()) {
                return Resolution.flawed(authority.flaw().get());
            }
            authority.value().ifPresent(authorities::add);
        }
        return Resolution.of(authorities);
    }

    private Resolution<String> authority(ResourceKey from, SecretRef ref) {
        return switch (ref.kind()) {
            case "ConfigMap" ->
                references
                        .find(from, Kinds.CONFIG_MAP, ref.namespace(), ref.name())
                        .then(found -> authority(
                                found, Optional.ofNullable(found.spec().data().get(AUTHORITY))));
            case "Secret" ->
                references
                        .find(from, Kinds.SECRET, ref.namespace(), ref.name())
                        .then(found ->
                                authority(found, found.spec().value(AUTHORITY).map(Secret::value)));
            default ->
                Resolution.flawed(
                        Flaw.INVALID_KIND, "wanted a ConfigMap or Secret, found " + ref.kind() + " " + ref.name());
        };
    }

    private static Resolution<String> authority(Resource<?> holder, Optional<String> text) {
        return text.filter(Pem::isCertificate)
                .map(Resolution::of)
                .orElseGet(() -> Resolution.flawed(Flaw.INVALID, holder.key() + " has no certificate at ca.crt"));
    }

    private static Resolution<ServerTls> keyPair(Resource<SecretDocument> secret) {
        Optional<String> certificate =
                secret.spec().value("tls.crt").map(Secret::value).filter(Pem::isCertificate);
        Optional<Secret> key =
                secret.spec().value("tls.key").filter(text -> text.value().contains("PRIVATE KEY-----"));
        if (certificate.isEmpty() || key.isEmpty()) {
            return Resolution.flawed(
                    Flaw.INVALID, secret.key() + " has no certificate at tls.crt or no private key at tls.key");
        }
        return Resolution.of(new ServerTls(certificate.get(), key.get()));
    }

    private static boolean isCertificate(String text) {
        return text.contains("-----BEGIN CERTIFICATE-----");
    }
}
