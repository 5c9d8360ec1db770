package dev.sluice.testkit;

import dev.sluice.spi.NoParameters;
import dev.sluice.spi.Plugin;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PluginFactory;

/** A factory of a plugin written down in a test, which no service file names. */
record OneOffFactory(String type, Plugin plugin) implements PluginFactory<NoParameters> {
    @Override
    public Class<NoParameters> parametersType() {
        return NoParameters.class;
    }

    @Override
    public Plugin create(NoParameters parameters, PluginContext context) {
        return plugin;
    }
}
