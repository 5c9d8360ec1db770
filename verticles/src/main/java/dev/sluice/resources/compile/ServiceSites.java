package dev.sluice.resources.compile;

import dev.sluice.resources.kind.Kinds;
import dev.sluice.resources.kind.Resource;
import dev.sluice.resources.kind.core.EndpointSliceDocument;
import dev.sluice.resources.kind.core.EndpointSliceDocument.SliceEndpoint;
import dev.sluice.resources.kind.core.ServiceDocument;
import dev.sluice.routing.Upstream.ClientTls;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Where Services are: at the ready addresses of their EndpointSlices, else at their own address, else at a name elsewhere. */
final class ServiceSites {
    private final BackendTls tls;
    private final Map<String, List<EndpointSliceDocument>> slices = new HashMap<>();

    ServiceSites(Documents documents, BackendTls tls) {
        this.tls = tls;
        documents.set().all(Kinds.ENDPOINT_SLICE).forEach(this::add);
    }

    Resolution<Site> of(Resource<ServiceDocument> service, OptionalInt wanted) {
        if (wanted.isEmpty()) {
            return Resolution.flawed(Flaw.BACKEND_NOT_FOUND, "wanted a port of " + service.key());
        }
        return port(service.spec().spec(), wanted.getAsInt())
                .map(port -> tls.of(service.key(), port.name()).then(found -> site(service, port, found)))
                .orElseGet(() ->
                        Resolution.flawed(Flaw.BACKEND_NOT_FOUND, service.key() + " has no port " + wanted.getAsInt()));
    }

    private static Optional<ServiceDocument.Port> port(ServiceDocument.Spec spec, int wanted) {
        if (spec.ports().isEmpty() && spec.externalName().isPresent()) {
            return Optional.of(new ServiceDocument.Port("", wanted, Optional.empty()));
        }
        return spec.ports().stream().filter(port -> port.port() == wanted).findFirst();
    }

    private Resolution<Site> site(
            Resource<ServiceDocument> service, ServiceDocument.Port port, Optional<ClientTls> found) {
        List<URI> addresses = addresses(service, port, found.isPresent());
        List<String> protocols = port.appProtocol().stream().toList();
        return addresses.isEmpty()
                ? Resolution.flawed(Flaw.INVALID, service.key() + " has no ready endpoint")
                : Resolution.of(new Site(addresses, Site.protocol(protocols), found.orElse(ClientTls.SYSTEM)));
    }

    private List<URI> addresses(Resource<ServiceDocument> service, ServiceDocument.Port port, boolean secure) {
        ServiceDocument.Spec spec = service.spec().spec();
        List<EndpointSliceDocument> own = slices.get(
                service.metadata().namespace() + "/" + service.metadata().name());
        if (own != null) {
            return own.stream()
                    .flatMap(slice -> ready(slice, port.name(), secure))
                    .distinct()
                    .toList();
        }
        return spec
                .clusterIP()
                .filter(ip -> !ip.isEmpty() && !ip.equals("None"))
                .or(spec::externalName)
                .flatMap(host -> Site.address(secure, host, port.port()))
                .stream()
                .toList();
    }

    private static Stream<URI> ready(EndpointSliceDocument slice, String portName, boolean secure) {
        List<Integer> ports = slice.ports().stream()
                .filter(port -> port.name().equals(portName))
                .map(EndpointSliceDocument.Port::port)
                .toList();
        return slice.endpoints().stream()
                .filter(endpoint -> endpoint.conditions().ready())
                .map(SliceEndpoint::addresses)
                .filter(addresses -> !addresses.isEmpty())
                .flatMap(addresses ->
                        ports.stream().flatMap(port -> Site.address(secure, addresses.get(0), port).stream()));
    }

    private void add(Resource<EndpointSliceDocument> slice) {
        Optional.ofNullable(slice.metadata().labels().get(EndpointSliceDocument.SERVICE_LABEL))
                .ifPresent(service -> slices.computeIfAbsent(
                                slice.metadata().namespace() + "/" + service, name -> new ArrayList<>())
                        .add(slice.spec()));
    }
}
