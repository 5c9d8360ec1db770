package dev.sluice.resources.compile;

import dev.sluice.message.ResourceKey;
import dev.sluice.resources.kind.Kinds;
import dev.sluice.resources.kind.Resource;
import dev.sluice.resources.kind.aigateway.AiGatewayRouteSpec.AiBackendRef;
import dev.sluice.resources.kind.gateway.HttpBackendRef;
import dev.sluice.resources.kind.inference.InferencePoolSpec;
import dev.sluice.routing.Backend;
import dev.sluice.routing.Credential;
import dev.sluice.routing.Ejection;
import dev.sluice.routing.Upstream;
import java.util.Optional;
import java.util.Set;

/** What the backend references of routes lead to. */
final class Backends {
    private static final Set<String> REFERENCE_REASONS =
            Set.of(Flaw.BACKEND_NOT_FOUND, Flaw.REF_NOT_PERMITTED, Flaw.INVALID_KIND);

    private final References references;
    private final BackendSites sites;
    private final ServiceSites services;
    private final AiServiceBackends aiServices;
    private final Pools pools;

    Backends(Documents documents, Credentials credentials, Pools pools) {
        BackendTls tls = new BackendTls(documents);
        this.references = documents.references();
        this.sites = new BackendSites(tls);
        this.services = new ServiceSites(documents, tls);
        this.aiServices = new AiServiceBackends(documents, sites, credentials);
        this.pools = pools;
    }

    AiServiceBackends aiServices() {
        return aiServices;
    }

    /** The backend of an HTTPRoute's reference; an unresolved one, with the flaw found, where there is none. */
    Backend of(Resource<?> route, HttpBackendRef ref, Surroundings surroundings, Findings findings) {
        String name = ref.namespace().orElse(route.metadata().namespace()) + "/" + ref.name();
        Resolution<Backend> backend =
                switch (Groups.canonical(ref.group()) + "/" + ref.kind()) {
                    case "inference.networking.k8s.io/InferencePool" ->
                        pool(route.key(), ref.namespace(), ref.name(), findings);
                    case "gateway.envoyproxy.io/Backend" ->
                        references
                                .find(route.key(), Kinds.BACKEND, ref.namespace(), ref.name())
                                .then(sites::of)
                                .map(site -> provider(name, site, surroundings));
                    case "/Service" ->
                        references
                                .find(route.key(), Kinds.SERVICE, ref.namespace(), ref.name())
                                .then(service -> services.of(service, ref.port()))
                                .map(site -> provider(name, site, surroundings));
                    default ->
                        Resolution.flawed(
                                Flaw.INVALID_KIND,
                                "wanted a Service, InferencePool or Backend, found "
                                        + new ResourceKey(ref.group(), ref.kind(), "", ref.name()));
                };
        return orUnresolved(name, backend, findings);
    }

    /** The pool of an AIGatewayRoute's reference. */
    Backend pool(Resource<?> route, AiBackendRef ref, Findings findings) {
        String name = ref.namespace().orElse(route.metadata().namespace()) + "/" + ref.name();
        return orUnresolved(name, pool(route.key(), ref.namespace(), ref.name(), findings), findings);
    }

    /** An AIServiceBackend as a provider. */
    static Backend provider(String name, AiServiceBackends.Service service, Surroundings surroundings) {
        return provider(name, service.site(), surroundings, service.prefix(), service.credential());
    }

    static Backend orUnresolved(String name, Resolution<Backend> backend, Findings findings) {
        Optional<Flaw> flaw = backend.flaw();
        if (flaw.isPresent()) {
            note(flaw.get(), findings);
        }
        return backend.value()
                .orElseGet(() ->
                        new Backend.Unresolved(name, flaw.map(Flaw::sentence).orElse("")));
    }

    private static void note(Flaw flaw, Findings findings) {
        if (REFERENCE_REASONS.contains(flaw.reason())) {
            findings.reference(flaw);
            return;
        }
        findings.unserved(flaw.sentence());
    }

    private Resolution<Backend> pool(ResourceKey from, Optional<String> namespace, String name, Findings findings) {
        Resolution<Resource<InferencePoolSpec>> pool = references.find(from, Kinds.INFERENCE_POOL, namespace, name);
        pool.value().ifPresent(found -> findings.pool(found.key()));
        return pool.then(pools::backend);
    }

    private static Backend provider(String name, Site site, Surroundings surroundings) {
        return provider(name, site, surroundings, Optional.empty(), Optional.empty());
    }

    private static Backend provider(
            String name,
            Site site,
            Surroundings surroundings,
            Optional<String> prefix,
            Optional<Credential> credential) {
        Upstream upstream = new Upstream(
                site.protocol(),
                site.tls(),
                surroundings.proxy(),
                surroundings.policy().connectTimeout());
        Ejection ejection = surroundings.policy().ejection().orElse(Ejection.DEFAULT);
        return new Backend.Provider(name, site.addresses(), upstream, prefix, credential, ejection);
    }
}
