package dev.sluice.launcher.gateway;

import dev.sluice.bus.Bus;
import dev.sluice.message.PluginCatalog;
import dev.sluice.message.PoolSpec;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;

/**
 * What a verticle is given besides its own options.
 *
 * @param plugins those in force when the gateway starts
 */
public record Surroundings(Bus bus, PrometheusMeterRegistry registry, List<PoolSpec> pools, PluginCatalog plugins) {
    public Surroundings {
        pools = List.copyOf(pools);
    }
}
