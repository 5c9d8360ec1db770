package dev.sluice.launcher.gateway;

import dev.sluice.bus.Bus;
import dev.sluice.message.PluginCatalog;
import dev.sluice.message.PoolSpec;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;

/**
 * What a verticle is given besides its own options.
 *
 * @param pools those there are when it is made
 * @param plugins those in force when it is made
 * @param documents whether there will be somebody who tells of documents and routes
 */
public record Surroundings(
        Bus bus, PrometheusMeterRegistry registry, List<PoolSpec> pools, PluginCatalog plugins, boolean documents) {
    public Surroundings {
        pools = List.copyOf(pools);
    }

    /** Those of what one pool needs. */
    Surroundings of(PoolSpec pool, PluginCatalog newest) {
        return new Surroundings(bus, registry, List.of(pool), newest, documents);
    }
}
