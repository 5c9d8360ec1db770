package dev.sluice.message;

import dev.sluice.spi.Endpoint;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How a pool stands.
 *
 * @param endpoints with what all gateways have in flight there now
 * @param failures by endpoint name: why its last poll gave no sample
 * @param picks by endpoint name: requests placed there since the start
 * @param own by endpoint name: requests in flight that this gateway has sent, 0 or more
 * @param plugins by plugin name: how often it was of no use since the picker was built
 */
public record PoolView(
        String pool,
        List<Endpoint> endpoints,
        Map<String, String> failures,
        Map<String, Long> picks,
        Map<String, Integer> own,
        Map<String, PluginCounts> plugins) {
    /** A pool of a gateway that stands alone, of which nothing is known of its plugins. */
    public PoolView(String pool, List<Endpoint> endpoints, Map<String, String> failures, Map<String, Long> picks) {
        this(pool, endpoints, failures, picks, requests(endpoints), Map.of());
    }

    public PoolView {
        endpoints = List.copyOf(endpoints);
        failures = Map.copyOf(failures);
        picks = Map.copyOf(picks);
        own = Map.copyOf(own);
        plugins = Map.copyOf(plugins);
    }

    private static Map<String, Integer> requests(List<Endpoint> endpoints) {
        return endpoints.stream().collect(Collectors.toMap(Endpoint::name, Endpoint::inFlightRequests, Integer::sum));
    }
}
