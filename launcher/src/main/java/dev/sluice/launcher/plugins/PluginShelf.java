package dev.sluice.launcher.plugins;

import dev.sluice.message.PluginCatalog;
import dev.sluice.spi.PluginFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The jars in force, by file name, and those retired since somebody last asked. Owned by one thread at a time. */
final class PluginShelf {
    private final Map<String, PluginJar> inForce = new LinkedHashMap<>();
    private final List<PluginJar> retired = new ArrayList<>();

    /** Puts a jar in force, in place of an earlier version of the same name. */
    void put(PluginSource source) throws PluginRefusedException {
        PluginJar jar = PluginJarLoader.load(source);
        for (PluginJar other : inForce.values()) {
            for (String type : jar.factories().keySet()) {
                if (!other.name().equals(jar.name()) && other.factories().containsKey(type)) {
                    jar.close();
                    throw new PluginRefusedException("the type " + type + " is already offered by " + other.name());
                }
            }
        }
        remove(jar.name());
        inForce.put(jar.name(), jar);
    }

    void remove(String name) {
        PluginJar jar = inForce.remove(name);
        if (jar != null) {
            retired.add(jar);
        }
    }

    boolean holds(String name) {
        return inForce.containsKey(name);
    }

    PluginCatalog catalog() {
        Map<String, PluginFactory<?>> factories = new HashMap<>();
        inForce.values().forEach(jar -> factories.putAll(jar.factories()));
        return new PluginCatalog(factories);
    }

    /** How many jars {@link #takeRetired} would return. */
    int retiredCount() {
        return retired.size();
    }

    /** The jars replaced or removed since the last call, to be closed when nobody uses them any more. */
    List<PluginJar> takeRetired() {
        List<PluginJar> taken = List.copyOf(retired);
        retired.clear();
        return taken;
    }

    void close() {
        takeRetired().forEach(PluginJar::close);
        inForce.values().forEach(PluginJar::close);
        inForce.clear();
    }
}
