package dev.sluice.message;

import dev.sluice.spi.Sample;
import java.util.List;
import java.util.Optional;

/** Every endpoint of a pool, as last polled. */
public record PoolSnapshot(String pool, List<EndpointState> endpoints) {
    public PoolSnapshot {
        endpoints = List.copyOf(endpoints);
    }

    /** A pool of which nothing is known but its configured endpoints. */
    public static PoolSnapshot unpolled(PoolSpec spec) {
        return new PoolSnapshot(
                spec.name(),
                spec.endpoints().stream()
                        .map(endpoint -> new EndpointState(
                                endpoint.name(),
                                endpoint.address(),
                                endpoint.labels(),
                                Sample.UNKNOWN,
                                Optional.empty()))
                        .toList());
    }
}
