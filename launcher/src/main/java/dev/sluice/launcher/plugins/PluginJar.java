package dev.sluice.launcher.plugins;

import dev.sluice.spi.PluginFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A plugin jar in use.
 *
 * @param name the file's name
 * @param copy the private copy its classes come from, so that the file may change or go at any time
 * @param classes its class loader
 * @param factories by type name, at least one
 */
record PluginJar(String name, Path copy, URLClassLoader classes, Map<String, PluginFactory<?>> factories)
        implements AutoCloseable {
    PluginJar {
        factories = Map.copyOf(factories);
    }

    /** Ends its use: classes not loaded by now cannot be loaded any more. */
    @Override
    public void close() {
        try {
            classes.close();
            Files.deleteIfExists(copy);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
