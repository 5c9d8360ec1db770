package dev.sluice.scoring;

import dev.sluice.config.Binder;
import dev.sluice.config.ConfigurationException;
import dev.sluice.config.Nearest;
import dev.sluice.message.PickerSpec.PluginSpec;
import dev.sluice.message.PluginCatalog;
import dev.sluice.spi.Plugin;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PluginFactory;
import dev.sluice.spi.Producers;
import java.util.Objects;
import java.util.SplittableRandom;

/** Builds plugins as configured, each with dice of its own. */
final class PluginBuilder {
    private final PluginCatalog catalog;
    private final PluginContext context;

    PluginBuilder(PluginCatalog catalog, PluginContext context) {
        this.catalog = catalog;
        this.context = context;
    }

    /**
     * Builds one plugin.
     *
     * @param path where it stands in the configuration
     * @param producers the others of its pool
     * @throws ConfigurationException when its type is unknown or its parameters are unusable
     */
    Plugin build(String path, PluginSpec spec, Producers producers) {
        PluginFactory<?> factory = catalog.factories().get(spec.type());
        if (factory == null) {
            throw new ConfigurationException(
                    path + ".type",
                    "unknown plugin type " + spec.type()
                            + Nearest.hint(spec.type(), catalog.factories().keySet()));
        }
        return create(path + ".parameters", spec, factory, producers);
    }

    private <P extends Record> Plugin create(
            String path, PluginSpec spec, PluginFactory<P> factory, Producers producers) {
        try {
            P parameters = Binder.bind(path, spec.parameters(), factory.parametersType());
            var random = new SplittableRandom(context.random().nextLong());
            return Objects.requireNonNull(
                    factory.create(parameters, new PluginContext(random, context.clock(), producers)));
        } catch (ConfigurationException wrong) {
            throw wrong;
        } catch (IllegalArgumentException unusable) {
            throw new ConfigurationException(path, String.valueOf(unusable.getMessage()));
        } catch (Exception | LinkageError | AssertionError | StackOverflowError defect) {
            throw new ConfigurationException(path, "the plugin " + spec.type() + " failed to start: " + defect);
        }
    }
}
