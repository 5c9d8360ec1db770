package dev.sluice.launcher.plugins;

import dev.sluice.spi.PluginFactory;

/** What a plugin jar sees outside itself: the SPI and the JDK. */
final class SpiOnlyClassLoader extends ClassLoader {
    private static final String SPI = PluginFactory.class.getPackageName() + ".";

    SpiOnlyClassLoader() {
        super("sluice-spi", ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (!name.startsWith(SPI)) {
            throw new ClassNotFoundException(name);
        }
        return Class.forName(name, false, PluginFactory.class.getClassLoader());
    }
}
