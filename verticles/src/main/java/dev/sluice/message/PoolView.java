package dev.sluice.message;

import dev.sluice.spi.Endpoint;
import java.util.List;
import java.util.Map;

/**
 * How a pool stands.
 *
 * @param endpoints with what is in flight now
 * @param failures by endpoint name: why its last poll gave no sample
 * @param picks by endpoint name: requests placed there since the start
 * @param plugins by plugin name: how often it was of no use since the picker was built
 */
public record PoolView(
        String pool,
        List<Endpoint> endpoints,
        Map<String, String> failures,
        Map<String, Long> picks,
        Map<String, PluginCounts> plugins) {
    /** A pool of which nothing is known of its plugins. */
    public PoolView(String pool, List<Endpoint> endpoints, Map<String, String> failures, Map<String, Long> picks) {
        this(pool, endpoints, failures, picks, Map.of());
    }

    public PoolView {
        endpoints = List.copyOf(endpoints);
        failures = Map.copyOf(failures);
        picks = Map.copyOf(picks);
        plugins = Map.copyOf(plugins);
    }
}
