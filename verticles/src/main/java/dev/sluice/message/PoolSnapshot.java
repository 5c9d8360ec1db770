package dev.sluice.message;

import java.util.List;

/** Every endpoint of a pool, as last polled. */
public record PoolSnapshot(String pool, List<EndpointState> endpoints) {
    public PoolSnapshot {
        endpoints = List.copyOf(endpoints);
    }
}
