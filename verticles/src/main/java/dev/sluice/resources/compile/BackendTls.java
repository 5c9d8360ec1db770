package dev.sluice.resources.compile;

import dev.sluice.message.ResourceKey;
import dev.sluice.resources.kind.Kinds;
import dev.sluice.resources.kind.Resource;
import dev.sluice.resources.kind.envoy.BackendSpec;
import dev.sluice.resources.kind.gateway.BackendTlsPolicySpec;
import dev.sluice.resources.kind.gateway.BackendTlsPolicySpec.Target;
import dev.sluice.resources.kind.gateway.SecretRef;
import dev.sluice.routing.ServerTls;
import dev.sluice.routing.Upstream.ClientTls;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How backends prove themselves: by their own words and by the BackendTLSPolicies that target them. */
final class BackendTls {
    private static final String WHOLE = "";

    private final Pem pem;
    private final Map<String, Resource<BackendTlsPolicySpec>> byTarget = new HashMap<>();

    BackendTls(Documents documents) {
        this.pem = new Pem(documents.references());
        documents.set().all(Kinds.BACKEND_TLS_POLICY).stream()
                .sorted(Documents.BY_AGE)
                .forEach(this::add);
    }

    /**
     * What a Service's port, by name, wants; empty for clear text.
     *
     * @param section the port's name
     */
    Resolution<Optional<ClientTls>> of(ResourceKey target, String section) {
        return policy(target, section)
                .map(policy -> byPolicy(policy).map(Optional::of))
                .orElseGet(() -> Resolution.of(Optional.empty()));
    }

    /** What a Backend wants; its own words go before those of the policy. */
    Resolution<Optional<ClientTls>> of(Resource<BackendSpec> backend) {
        Resolution<Optional<ClientTls>> byPolicy = of(backend.key(), WHOLE);
        return backend.spec()
                .tls()
                .map(tls -> byPolicy.then(policy ->
                        merged(backend, tls, policy.orElse(ClientTls.SYSTEM)).map(Optional::of)))
                .orElse(byPolicy);
    }

    private Resolution<ClientTls> merged(Resource<BackendSpec> backend, BackendSpec.Tls tls, ClientTls policy) {
        List<SecretRef> refs = tls.caCertificateRefs();
        return pem.authorities(backend.key(), refs).then(own -> client(backend, tls)
                .map(client -> new ClientTls(
                        tls.sni().or(policy::serverName),
                        own.isEmpty() && tls.wellKnownCACertificates().isEmpty() ? policy.authorities() : own,
                        tls.insecureSkipVerify(),
                        client)));
    }

    private Resolution<Optional<ServerTls>> client(Resource<BackendSpec> backend, BackendSpec.Tls tls) {
        return tls.clientCertificateRef()
                .map(ref -> pem.keyPair(backend.key(), ref).map(Optional::of))
                .orElseGet(() -> Resolution.of(Optional.empty()));
    }

    private Resolution<ClientTls> byPolicy(Resource<BackendTlsPolicySpec> policy) {
        BackendTlsPolicySpec.Validation validation = policy.spec().validation();
        return pem.authorities(policy.key(), validation.caCertificateRefs())
                .map(authorities ->
                        new ClientTls(Optional.of(validation.hostname()), authorities, false, Optional.empty()));
    }

    private Optional<Resource<BackendTlsPolicySpec>> policy(ResourceKey target, String section) {
        return Optional.ofNullable(byTarget.get(target + "#" + section))
                .or(() -> Optional.ofNullable(byTarget.get(target + "#" + WHOLE)));
    }

    private void add(Resource<BackendTlsPolicySpec> policy) {
        for (Target target : policy.spec().targetRefs()) {
            ResourceKey key = new ResourceKey(
                    target.group(), target.kind(), policy.metadata().namespace(), target.name());
            byTarget.putIfAbsent(key + "#" + target.sectionName().orElse(WHOLE), policy);
        }
    }
}
