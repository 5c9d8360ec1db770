package dev.sluice.scoring;

import dev.sluice.config.ConfigurationException;
import dev.sluice.config.Nearest;
import dev.sluice.message.PickerSpec.PluginRef;
import dev.sluice.message.PickerSpec.ProfileSpec;
import dev.sluice.scoring.Profile.NamedFilter;
import dev.sluice.scoring.Profile.NamedPicker;
import dev.sluice.scoring.Profile.Steps;
import dev.sluice.scoring.Profile.WeightedScorer;
import dev.sluice.spi.Filter;
import dev.sluice.spi.Picker;
import dev.sluice.spi.Plugin;
import dev.sluice.spi.Scorer;
import java.util.ArrayList;
import java.util.List;

/** Builds the steps of one profile, once. */
final class ProfileBuilder {
    private final String path;
    private final PluginSet plugins;
    private final DeclaredPlugins declared;
    private final List<NamedFilter> filters = new ArrayList<>();
    private final List<WeightedScorer> scorers = new ArrayList<>();
    private final List<NamedPicker> pickers = new ArrayList<>();

    /**
     * Begins a profile.
     *
     * @param path where the profile stands in the configuration
     * @param plugins those that are built
     * @param declared all that are declared
     */
    ProfileBuilder(String path, PluginSet plugins, DeclaredPlugins declared) {
        this.path = path;
        this.plugins = plugins;
        this.declared = declared;
    }

    /**
     * Joins what the profile refers to.
     *
     * @throws ConfigurationException for the first thing wrong, in the order of the configuration
     */
    Steps build(ProfileSpec profile) {
        for (int index = 0; index < profile.plugins().size(); index++) {
            PluginRef ref = profile.plugins().get(index);
            if (!declared.isPassedOver(ref.pluginRef())) {
                join(path + ".plugins[" + index + "]", ref);
            }
        }
        if (pickers.isEmpty()) {
            Plugin picker = plugins.build(DefaultPicker.PICKER);
            add(path, new PluginRef(DefaultPicker.PICKER.name(), 1), picker);
        }
        return new Steps(filters, scorers, pickers.get(0));
    }

    private void join(String where, PluginRef ref) {
        Plugin plugin = plugins.plugins().get(ref.pluginRef());
        if (plugin == null) {
            throw new ConfigurationException(
                    where + ".pluginRef",
                    "no plugin is named " + ref.pluginRef() + Nearest.hint(ref.pluginRef(), plugins.names()));
        }
        add(where, ref, plugin);
    }

    private void add(String where, PluginRef ref, Plugin plugin) {
        if (plugin instanceof Scorer scorer) {
            scorers.add(new WeightedScorer(ref.pluginRef(), ref.weight(), scorer));
        } else if (ref.weight() != 1) {
            throw new ConfigurationException(
                    where + ".weight", "only scorers have a weight, and " + ref.pluginRef() + " is none");
        }
        if (plugin instanceof Filter filter) {
            filters.add(new NamedFilter(ref.pluginRef(), filter));
        }
        if (plugin instanceof Picker picker) {
            addPicker(where, new NamedPicker(ref.pluginRef(), picker));
        }
    }

    private void addPicker(String where, NamedPicker picker) {
        if (!pickers.isEmpty()) {
            throw new ConfigurationException(
                    where + ".pluginRef",
                    "wanted one picker, found " + pickers.get(0).name() + " and " + picker.name());
        }
        pickers.add(picker);
    }
}
