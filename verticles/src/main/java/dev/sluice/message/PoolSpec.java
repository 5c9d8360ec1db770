package dev.sluice.message;

import dev.sluice.routing.Protocol;
import dev.sluice.spi.Default;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A pool as configured.
 *
 * @param name unique among the pools
 * @param models models the pool serves besides those its endpoints list themselves; may be empty
 * @param endpoints its model servers; may be empty
 * @param picker how an endpoint is chosen
 * @param protocol towards its endpoints
 * @param dns a name that gives further endpoints
 * @param endpointsFile a file that lists further endpoints
 * @param pickerFile a file with an {@code EndpointPickerConfig}, in the place of a picker
 */
public record PoolSpec(
        String name,
        @Default("[]") List<String> models,
        @Default("[]") List<EndpointSpec> endpoints,
        @Default("{}") PickerSpec picker,
        @Default("http1") Protocol protocol,
        Optional<DnsSpec> dns,
        Optional<Path> endpointsFile,
        Optional<Path> pickerFile) {
    /** A pool of the usual protocol and of no further endpoints. */
    public PoolSpec(String name, List<String> models, List<EndpointSpec> endpoints, PickerSpec picker) {
        this(name, models, endpoints, picker, Protocol.HTTP1, Optional.empty());
    }

    /** A pool that no file gives further endpoints. */
    public PoolSpec(
            String name,
            List<String> models,
            List<EndpointSpec> endpoints,
            PickerSpec picker,
            Protocol protocol,
            Optional<DnsSpec> dns) {
        this(name, models, endpoints, picker, protocol, dns, Optional.empty(), Optional.empty());
    }

    /** The same pool with other endpoints. */
    public PoolSpec with(List<EndpointSpec> others) {
        return new PoolSpec(name, models, others, picker, protocol, dns, endpointsFile, pickerFile);
    }

    /** The same pool with another picker. */
    public PoolSpec with(PickerSpec other) {
        return new PoolSpec(name, models, endpoints, other, protocol, dns, endpointsFile, pickerFile);
    }

    public PoolSpec {
        models = List.copyOf(models);
        endpoints = List.copyOf(endpoints);
        Set<String> names = new HashSet<>();
        Set<URI> addresses = new HashSet<>();
        for (EndpointSpec endpoint : endpoints) {
            if (!names.add(endpoint.name()) || !addresses.add(endpoint.address())) {
                throw new IllegalArgumentException("wanted endpoints of different names and addresses, found "
                        + endpoint.name() + " at " + endpoint.address() + " twice");
            }
        }
    }
}
