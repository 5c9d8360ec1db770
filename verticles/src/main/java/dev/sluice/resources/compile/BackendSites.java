package dev.sluice.resources.compile;

import dev.sluice.message.ResourceKey;
import dev.sluice.resources.kind.Resource;
import dev.sluice.resources.kind.envoy.BackendSpec;
import dev.sluice.resources.kind.envoy.BackendSpec.BackendEndpoint;
import dev.sluice.routing.Upstream.ClientTls;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where Envoy Gateway's Backends are. */
final class BackendSites {
    private final BackendTls tls;
    private final Map<ResourceKey, Resolution<Site>> known = new HashMap<>();

    BackendSites(BackendTls tls) {
        this.tls = tls;
    }

    Resolution<Site> of(Resource<BackendSpec> backend) {
        return known.computeIfAbsent(backend.key(), key -> tls.of(backend).then(found -> site(backend, found)));
    }

    private static Resolution<Site> site(Resource<BackendSpec> backend, Optional<ClientTls> tls) {
        BackendSpec spec = backend.spec();
        List<URI> addresses = spec.endpoints().stream()
                .flatMap(endpoint -> address(endpoint, tls.isPresent()))
                .toList();
        return addresses.isEmpty()
                ? Resolution.flawed(Flaw.INVALID, backend.key() + " has no endpoint of kind fqdn or ip")
                : Resolution.of(new Site(addresses, Site.protocol(spec.appProtocols()), tls.orElse(ClientTls.SYSTEM)));
    }

    private static Stream<URI> address(BackendEndpoint endpoint, boolean secure) {
        return endpoint
                .fqdn()
                .flatMap(fqdn -> Site.address(secure, fqdn.hostname(), fqdn.port()))
                .or(() -> endpoint.ip().flatMap(ip -> Site.address(secure, ip.address(), ip.port())))
                .stream();
    }
}
