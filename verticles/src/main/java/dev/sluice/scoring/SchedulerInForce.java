package dev.sluice.scoring;

import dev.sluice.config.ConfigurationException;
import dev.sluice.message.PluginCatalog;
import dev.sluice.message.PoolSpec;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PluginFactory;
import java.util.HashMap;
import java.util.Map;

/** The scheduler that a pool runs now, built again when its picker changes or the plugins it uses are replaced. */
final class SchedulerInForce {
    private final PluginContext context;
    private final PluginBudget budget;
    private PoolSpec pool;
    private PluginCatalog catalog;
    private Map<String, PluginFactory<?>> used;
    private Scheduler scheduler;

    /**
     * Builds the first scheduler.
     *
     * @throws ConfigurationException when it cannot be built
     */
    SchedulerInForce(PoolSpec pool, PluginCatalog catalog, PluginContext context, PluginBudget budget) {
        this.context = context;
        this.budget = budget;
        this.pool = pool;
        this.catalog = catalog;
        this.scheduler = Schedulers.of(pool, catalog, context, budget);
        this.used = used(scheduler, catalog);
    }

    Scheduler scheduler() {
        return scheduler;
    }

    /**
     * Builds the scheduler from other plugins, unless those it uses are the same as before.
     *
     * @throws ConfigurationException when it cannot be built; the scheduler before stays in force
     */
    void rebuild(PluginCatalog newest) {
        catalog = newest;
        if (!used(scheduler, newest).equals(used)) {
            scheduler = Schedulers.of(pool, newest, context, budget);
            used = used(scheduler, newest);
        }
    }

    /**
     * Builds the scheduler of another picker, unless it is the same as before.
     *
     * @throws ConfigurationException when it cannot be built; the scheduler before stays in force
     */
    void follow(PoolSpec newest) {
        if (!newest.picker().equals(pool.picker())) {
            scheduler = Schedulers.of(newest, catalog, context, budget);
            used = used(scheduler, catalog);
            pool = newest;
        }
    }

    private static Map<String, PluginFactory<?>> used(Scheduler scheduler, PluginCatalog catalog) {
        Map<String, PluginFactory<?>> factories = new HashMap<>(catalog.factories());
        factories.keySet().retainAll(scheduler.types());
        return factories;
    }
}
