package dev.sluice.resources.kind.inference;

import dev.sluice.spi.Default;

/** Names a pool of the same namespace. */
public record PoolRef(
        @Default("inference.networking.k8s.io") String group,
        @Default("InferencePool") String kind,
        String name) {}
