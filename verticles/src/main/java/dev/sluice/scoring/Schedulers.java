package dev.sluice.scoring;

import dev.sluice.config.ConfigurationException;
import dev.sluice.message.PickerSpec;
import dev.sluice.message.PickerSpec.ProfileSpec;
import dev.sluice.message.PluginCatalog;
import dev.sluice.message.PoolSpec;
import dev.sluice.picker.Remark;
import dev.sluice.picker.Remarks;
import dev.sluice.scoring.Profile.Steps;
import dev.sluice.spi.PluginContext;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** The scheduler that a pool's configuration asks for. */
public final class Schedulers {
    private static final Logger LOG = LoggerFactory.getLogger(Schedulers.class);

    private Schedulers() {}

    /**
     * Checks that a pool's scheduler can be built, without deploying anything.
     *
     * @throws ConfigurationException for the first thing wrong, as {@code pools[llama].picker.plugins[1].type: …}
     */
    public static void check(PoolSpec pool, PluginCatalog catalog) {
        PluginContext context = new PluginContext(new SplittableRandom(1), InstantSource.system());
        List<Remark> unusedRemarks = remarks(pool, catalog);
        Scheduler unusedScheduler = build(pool, catalog, context, PluginBudget.UNLIMITED);
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
        tell(pool.name(), remarks(pool, catalog));
        return build(pool, catalog, context, budget);
    }

    /**
     * What there is to say of a pool's picker that is no error.
     *
     * @throws ConfigurationException for the first thing that is refused
     */
    public static List<Remark> remarks(PoolSpec pool, PluginCatalog catalog) {
        return Remarks.of(path(pool), pool.picker(), catalog.factories()::containsKey);
    }

    private static String path(PoolSpec pool) {
        return "pools[" + pool.name() + "].picker";
    }

    private static Scheduler build(PoolSpec pool, PluginCatalog catalog, PluginContext context, PluginBudget budget) {
        String path = path(pool);
        PickerSpec spec = DefaultPicker.fill(pool.picker());
        DeclaredPlugins declared = new DeclaredPlugins(path, spec.plugins(), catalog);
        PluginSet plugins = new PluginSet(path, declared.built(), new PluginBuilder(catalog, context));
        PluginFailures failures = new FailureLog(pool.name(), context.clock());
        PluginWatches watches = new PluginWatches(failures, budget);
        plugins.build();
        Map<String, Profile> profiles = new LinkedHashMap<>();
        List<ProfileSpec> wanted = DefaultPicker.profiles(spec, declared);
        for (int index = 0; index < wanted.size(); index++) {
            String where = path + ".schedulingProfiles[" + index + "]";
            Steps steps = new ProfileBuilder(where, plugins, declared).build(wanted.get(index));
            if (profiles.put(wanted.get(index).name(), new Profile(steps, watches)) != null) {
                throw new ConfigurationException(
                        where + ".name",
                        "there is a profile named " + wanted.get(index).name() + " above");
            }
        }
        ProfileHandler handler = new HandlerBuilder(path, declared, plugins, failures).build(profiles);
        Set<String> types = plugins.types();
        spec.plugins().forEach(plugin -> types.add(plugin.type()));
        return new Scheduler(handler, new Participants(plugins.plugins(), watches), watches, types);
    }

    private static void tell(String pool, List<Remark> remarks) {
        for (Remark remark : remarks) {
            LOG.atLevel(remark.warns() ? Level.WARN : Level.INFO)
                    .addKeyValue("pool", pool)
                    .addKeyValue("remark", remark)
                    .log("Part of a picker changes nothing");
        }
    }
}
