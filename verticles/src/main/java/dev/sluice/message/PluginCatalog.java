package dev.sluice.message;

import dev.sluice.spi.PluginFactory;
import java.util.Map;

/** Every plugin type that can be used now, by its name in configuration. */
public record PluginCatalog(Map<String, PluginFactory<?>> factories) {
    public PluginCatalog {
        factories = Map.copyOf(factories);
    }
}
