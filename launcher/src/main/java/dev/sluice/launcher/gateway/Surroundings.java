package dev.sluice.launcher.gateway;

import dev.sluice.bus.Bus;
import dev.sluice.cluster.Revision;
import dev.sluice.message.PluginCatalog;
import dev.sluice.message.PoolSpec;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;

/**
 * What a verticle is given besides its own options.
 *
 * @param pools those there are when it is made
 * @param plugins those in force when it is made
 * @param revision what the gateway says of itself to others
 * @param neighbours the others, as far as not every gateway has them
 */
public record Surroundings(
        Bus bus,
        PrometheusMeterRegistry registry,
        List<PoolSpec> pools,
        PluginCatalog plugins,
        Revision revision,
        Neighbours neighbours) {
    public Surroundings {
        pools = List.copyOf(pools);
    }

    /** Those of what one pool needs. */
    Surroundings of(PoolSpec pool, PluginCatalog newest) {
        return new Surroundings(bus, registry, List.of(pool), newest, revision, neighbours);
    }
}
