package dev.sluice.scoring;

import dev.sluice.config.ConfigurationException;
import dev.sluice.message.PluginCatalog;
import dev.sluice.message.PoolSpec;
import dev.sluice.spi.PluginContext;
import java.time.InstantSource;
import java.util.SplittableRandom;

/** The scheduler that a pool's configuration asks for. */
public final class Schedulers {
    private Schedulers() {}

    /**
     * Checks that a pool's scheduler can be built, without deploying anything.
     *
     * @throws ConfigurationException for the first thing wrong, as {@code pools[llama].picker.plugins[1].type: …}
     */
    public static void check(PoolSpec pool, PluginCatalog catalog) {
        Scheduler unused = of(pool, catalog, new PluginContext(new SplittableRandom(1), InstantSource.system()));
    }

    /**
     * Builds a pool's scheduler, whose plugins have all the time they want.
     *
     * @param context the clock, and the dice that each plugin's own come from
     * @throws ConfigurationException for the first thing wrong
     */
    public static Scheduler of(PoolSpec pool, PluginCatalog catalog, PluginContext context) {
        return of(pool, catalog, context, PluginBudget.UNLIMITED);
    }

    /**
     * Builds a pool's scheduler of plugins whose calls are timed.
     *
     * @throws ConfigurationException for the first thing wrong
     */
    public static Scheduler of(PoolSpec pool, PluginCatalog catalog, PluginContext context, PluginBudget budget) {
        String path = "pools[" + pool.name() + "].picker";
        ProfileBuilder builder =
                new ProfileBuilder(path, DefaultPicker.fill(pool.picker()), new PluginBuilder(catalog, context));
        PluginWatches watches = new PluginWatches(new FailureLog(pool.name(), context.clock()), budget);
        Profile profile = new Profile(builder.build(), watches);
        return new Scheduler(profile, new Participants(builder.plugins(), watches), watches);
    }
}
