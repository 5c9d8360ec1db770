package dev.sluice.launcher.gateway;

import dev.sluice.admin.Awaited;
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
 * @param awaited which of the others, that not every gateway has, will tell how they stand
 * @param recorded whether there is a ledger to ask
 */
public record Surroundings(
        Bus bus,
        PrometheusMeterRegistry registry,
        List<PoolSpec> pools,
        PluginCatalog plugins,
        Revision revision,
        Awaited awaited,
        boolean recorded) {
    public Surroundings {
        pools = List.copyOf(pools);
    }

    /** Those of what one pool needs. */
    Surroundings of(PoolSpec pool, PluginCatalog newest) {
        return new Surroundings(bus, registry, List.of(pool), newest, revision, awaited, recorded);
    }
}
