package dev.sluice.scoring;

import dev.sluice.config.ConfigurationException;
import dev.sluice.message.PluginCatalog;
import dev.sluice.message.PoolSpec;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PluginFactory;
import java.util.HashMap;
import java.util.Map;

/** The profile that a pool runs now, built again when the plugins it uses are replaced. */
final class ProfileInForce {
    private final PoolSpec pool;
    private final PluginContext context;
    private Map<String, PluginFactory<?>> used;
    private Profile profile;

    /**
     * Builds the first profile.
     *
     * @throws ConfigurationException when it cannot be built
     */
    ProfileInForce(PoolSpec pool, PluginCatalog catalog, PluginContext context) {
        this.pool = pool;
        this.context = context;
        this.used = usedOf(catalog);
        this.profile = Profiles.of(pool, catalog, context);
    }

    Profile profile() {
        return profile;
    }

    /**
     * Builds the profile from other plugins, unless those it uses are the same as before.
     *
     * @throws ConfigurationException when it cannot be built; the profile before stays in force
     */
    void rebuild(PluginCatalog catalog) {
        Map<String, PluginFactory<?>> use = usedOf(catalog);
        if (!use.equals(used)) {
            profile = Profiles.of(pool, catalog, context);
            used = use;
        }
    }

    private Map<String, PluginFactory<?>> usedOf(PluginCatalog catalog) {
        Map<String, PluginFactory<?>> factories = new HashMap<>(catalog.factories());
        factories.keySet().retainAll(DefaultPicker.typesOf(pool.picker()));
        return factories;
    }
}
