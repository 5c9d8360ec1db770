package dev.sluice.scoring;

import dev.sluice.config.ConfigurationException;
import dev.sluice.message.PickerSpec.PluginSpec;
import dev.sluice.spi.Plugin;
import dev.sluice.spi.Producers;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The plugins of one picker, each built once and after those that it draws on, which need not be declared. */
final class PluginSet implements Producers {
    private final String path;
    private final PluginBuilder builder;
    private final Map<String, Declared> declared = new LinkedHashMap<>();
    private final Map<String, Plugin> built = new LinkedHashMap<>();
    private final Set<String> wantedTypes = new HashSet<>();
    private final Set<String> underWay = new LinkedHashSet<>();

    /**
     * Takes the plugins of a picker, which have different names, and builds none yet.
     *
     * @param path where the picker stands in the configuration
     */
    PluginSet(String path, List<Declared> plugins, PluginBuilder builder) {
        this.path = path;
        this.builder = builder;
        plugins.forEach(plugin -> declared.put(plugin.spec().name(), plugin));
    }

    /**
     * Builds all that is declared.
     *
     * @throws ConfigurationException for the first that cannot be built
     */
    void build() {
        declared.values().forEach(plugin -> {
            var unused = built(plugin);
        });
    }

    /** A further plugin, which nobody else can draw on. */
    Plugin build(PluginSpec spec) {
        wantedTypes.add(spec.type());
        return builder.build(path, spec, this);
    }

    /** The types of those built so far and declared, whoever asked for them. */
    Set<String> types() {
        Set<String> types = new HashSet<>(wantedTypes);
        declared.values().forEach(plugin -> types.add(plugin.spec().type()));
        return types;
    }

    /** The names of those declared. */
    Set<String> names() {
        return Collections.unmodifiableSet(declared.keySet());
    }

    /** Those built so far by their names, each after those it draws on. */
    Map<String, Plugin> plugins() {
        return Collections.unmodifiableMap(built);
    }

    @Override
    public <T> T need(Class<T> facts, String name) {
        Plugin plugin = built(wanted(name));
        if (!facts.isInstance(plugin)) {
            throw new IllegalArgumentException(
                    "the plugin " + name + " tells nothing of what is needed, " + facts.getSimpleName());
        }
        return facts.cast(plugin);
    }

    private Declared wanted(String name) {
        Declared named = declared.get(name);
        return named != null
                ? named
                : declared.values().stream()
                        .filter(other -> other.spec().type().equals(name))
                        .findFirst()
                        .orElseGet(() -> new Declared(path, new PluginSpec(name, name, Map.of())));
    }

    private Plugin built(Declared plugin) {
        String name = plugin.spec().name();
        Plugin known = built.get(name);
        if (known != null) {
            return known;
        }
        if (!underWay.add(name)) {
            throw new IllegalArgumentException("the plugins " + String.join(", ", underWay) + " draw on each other");
        }
        wantedTypes.add(plugin.spec().type());
        Plugin fresh = builder.build(plugin.path(), plugin.spec(), this);
        underWay.remove(name);
        built.put(name, fresh);
        return fresh;
    }
}
