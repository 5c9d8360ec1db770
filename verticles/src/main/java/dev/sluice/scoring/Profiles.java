package dev.sluice.scoring;

import dev.sluice.config.ConfigurationException;
import dev.sluice.message.PluginCatalog;
import dev.sluice.message.PoolSpec;
import dev.sluice.scoring.Profile.Steps;
import dev.sluice.spi.PluginContext;
import java.time.InstantSource;
import java.util.SplittableRandom;

/** The profile that a pool's configuration asks for. */
public final class Profiles {
    private Profiles() {}

    /**
     * Checks that a pool's profile can be built, without deploying anything.
     *
     * @throws ConfigurationException for the first thing wrong, as {@code pools[llama].picker.plugins[1].type: …}
     */
    public static void check(PoolSpec pool, PluginCatalog catalog) {
        Profile unused = of(pool, catalog, new PluginContext(new SplittableRandom(1), InstantSource.system()));
    }

    /**
     * Builds a pool's profile.
     *
     * @param context the clock, and the dice that each plugin's own come from
     * @throws ConfigurationException for the first thing wrong
     */
    public static Profile of(PoolSpec pool, PluginCatalog catalog, PluginContext context) {
        String path = "pools[" + pool.name() + "].picker";
        Steps steps = new ProfileBuilder(path, new PluginBuilder(catalog, context)).build(pool.picker());
        return new Profile(steps, new FailureLog(pool.name(), context.clock()));
    }
}
