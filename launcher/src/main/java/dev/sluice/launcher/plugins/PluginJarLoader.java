package dev.sluice.launcher.plugins;

import dev.sluice.spi.PluginFactory;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/** Makes a jar's factories usable, or says why they are not. */
final class PluginJarLoader {
    private static final String CLASS = ".class";

    private PluginJarLoader() {}

    static PluginJar load(PluginSource source) throws PluginRefusedException {
        Path copy = copy(source);
        @Nullable URLClassLoader classes = null;
        try {
            List<String> names = classNames(copy);
            classes = new URLClassLoader(source.name(), new URL[] {copy.toUri().toURL()}, new SpiOnlyClassLoader());
            loadAll(names, classes);
            return new PluginJar(source.name(), copy, classes, factories(classes));
        } catch (IOException unreadable) {
            throw discard(copy, classes, "it is not a jar (" + unreadable.getMessage() + ")");
        } catch (ServiceConfigurationError | LinkageError | RuntimeException broken) {
            throw discard(copy, classes, "its factories cannot be loaded (" + Words.of(broken) + ")");
        } catch (PluginRefusedException refused) {
            throw discard(copy, classes, String.valueOf(refused.getMessage()));
        }
    }

    private static Path copy(PluginSource source) throws PluginRefusedException {
        try (InputStream bytes = source.open()) {
            Path copy = Files.createTempFile("sluice-plugin-", ".jar");
            Files.copy(bytes, copy, StandardCopyOption.REPLACE_EXISTING);
            return copy;
        } catch (IOException unreadable) {
            throw new PluginRefusedException("it cannot be read (" + Words.of(unreadable) + ")");
        }
    }

    private static List<String> classNames(Path copy) throws IOException {
        try (JarFile jar = new JarFile(copy.toFile())) {
            return jar.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.endsWith(CLASS) && !name.startsWith("META-INF/") && !name.contains("-info."))
                    .map(name ->
                            name.substring(0, name.length() - CLASS.length()).replace('/', '.'))
                    .toList();
        }
    }

    /** Loads every class at once, so that a plugin still at work after its jar was retired finds its own. */
    private static void loadAll(List<String> names, ClassLoader classes) {
        for (String name : names) {
            try {
                Class.forName(name, false, classes);
            } catch (ClassNotFoundException | LinkageError notNeeded) {
                // A class for a library that is not there; a factory that needs it fails when it is made.
            }
        }
    }

    private static Map<String, PluginFactory<?>> factories(ClassLoader classes) throws PluginRefusedException {
        Map<String, PluginFactory<?>> factories = new TreeMap<>();
        for (ServiceLoader.Provider<?> provider :
                ServiceLoader.load(PluginFactory.class, classes).stream().toList()) {
            if (provider.type().getClassLoader() == classes) {
                PluginFactory<?> factory = FactoryCheck.check((PluginFactory<?>) provider.get());
                if (factories.put(factory.type(), factory) != null) {
                    throw new PluginRefusedException("it offers the type " + factory.type() + " twice");
                }
            }
        }
        if (factories.isEmpty()) {
            throw new PluginRefusedException("it offers nothing in META-INF/services/" + PluginFactory.class.getName());
        }
        return factories;
    }

    private static PluginRefusedException discard(Path copy, @Nullable URLClassLoader classes, String reason) {
        try {
            if (classes != null) {
                classes.close();
            }
            Files.deleteIfExists(copy);
            return new PluginRefusedException(reason);
        } catch (IOException leftover) {
            return new PluginRefusedException(reason + "; its copy " + copy + " cannot be deleted");
        }
    }
}
