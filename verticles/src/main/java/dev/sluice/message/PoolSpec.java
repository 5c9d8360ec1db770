package dev.sluice.message;

import dev.sluice.spi.Default;
import java.util.List;

/**
 * A pool as configured.
 *
 * @param name unique among the pools
 * @param models models the pool serves besides those its endpoints list themselves; may be empty
 * @param endpoints its model servers
 * @param picker how an endpoint is chosen
 */
public record PoolSpec(
        String name,
        @Default("[]") List<String> models,
        List<EndpointSpec> endpoints,
        @Default("{}") PickerSpec picker) {
    public PoolSpec {
        models = List.copyOf(models);
        endpoints = List.copyOf(endpoints);
    }
}
