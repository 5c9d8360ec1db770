package dev.sluice.scoring;

import dev.sluice.config.ConfigurationException;
import dev.sluice.message.PickerSpec.PluginSpec;
import dev.sluice.message.PluginCatalog;
import dev.sluice.picker.OtherTypes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The plugins of a picker, sorted: those to be built, those that say which profiles run, and those without effect. */
final class DeclaredPlugins {
    private final List<Declared> built = new ArrayList<>();
    private final List<Declared> handlers = new ArrayList<>();
    private final List<Declared> deciders = new ArrayList<>();
    private final Set<String> passedOver = new HashSet<>();
    private final Set<String> names = new LinkedHashSet<>();

    /**
     * Sorts them.
     *
     * @param path where the picker stands
     * @throws ConfigurationException when two have one name
     */
    DeclaredPlugins(String path, List<PluginSpec> plugins, PluginCatalog catalog) {
        for (int index = 0; index < plugins.size(); index++) {
            PluginSpec plugin = plugins.get(index);
            Declared declared = new Declared(path + ".plugins[" + index + "]", plugin);
            if (!names.add(plugin.name())) {
                throw new ConfigurationException(
                        declared.path() + ".name", "there is a plugin named " + plugin.name() + " above");
            }
            sort(declared, catalog);
        }
    }

    private void sort(Declared plugin, PluginCatalog catalog) {
        String type = plugin.spec().type();
        if (HandlerTypes.HANDLERS.contains(type)) {
            handlers.add(plugin);
        } else if (HandlerTypes.DECIDERS.contains(type)) {
            deciders.add(plugin);
        } else if (OtherTypes.include(type) && !catalog.factories().containsKey(type)) {
            passedOver.add(plugin.spec().name());
        } else {
            built.add(plugin);
        }
    }

    List<Declared> built() {
        return built;
    }

    List<Declared> handlers() {
        return handlers;
    }

    List<Declared> deciders() {
        return deciders;
    }

    /** Whether a plugin of the name is declared and has no effect. */
    boolean isPassedOver(String name) {
        return passedOver.contains(name);
    }
}
