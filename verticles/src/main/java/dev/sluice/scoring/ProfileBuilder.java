package dev.sluice.scoring;

import dev.sluice.config.ConfigurationException;
import dev.sluice.config.Nearest;
import dev.sluice.message.PickerSpec;
import dev.sluice.message.PickerSpec.PluginRef;
import dev.sluice.message.PickerSpec.PluginSpec;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds the steps of a profile from the picker of one pool, once. */
final class ProfileBuilder {
    private final String path;
    private final PluginBuilder builder;
    private final Map<String, Plugin> declared = new LinkedHashMap<>();
    private final List<NamedFilter> filters = new ArrayList<>();
    private final List<WeightedScorer> scorers = new ArrayList<>();
    private final List<NamedPicker> pickers = new ArrayList<>();

    /**
     * Begins a profile.
     *
     * @param path where the picker stands in the configuration
     */
    ProfileBuilder(String path, PluginBuilder builder) {
        this.path = path;
        this.builder = builder;
    }

    /**
     * Builds all that is declared, and joins what the profile refers to.
     *
     * @throws ConfigurationException for the first thing wrong, in the order of the configuration
     */
    Steps build(PickerSpec configured) {
        PickerSpec spec = DefaultPicker.fill(configured);
        declare(spec.plugins());
        join(only(spec.schedulingProfiles()));
        if (pickers.isEmpty()) {
            Plugin picker = builder.build(path, DefaultPicker.PICKER);
            add(path, new PluginRef(DefaultPicker.PICKER.name(), 1), picker);
        }
        return new Steps(filters, scorers, pickers.get(0));
    }

    private void declare(List<PluginSpec> plugins) {
        for (int index = 0; index < plugins.size(); index++) {
            PluginSpec plugin = plugins.get(index);
            String where = path + ".plugins[" + index + "]";
            if (declared.containsKey(plugin.name())) {
                throw new ConfigurationException(
                        where + ".name", "there is a plugin named " + plugin.name() + " above");
            }
            declared.put(plugin.name(), builder.build(where, plugin));
        }
    }

    private ProfileSpec only(List<ProfileSpec> profiles) {
        if (profiles.size() != 1) {
            throw new ConfigurationException(
                    path + ".schedulingProfiles", "wanted one profile, as a pool runs one, found " + profiles.size());
        }
        return profiles.get(0);
    }

    private void join(ProfileSpec profile) {
        for (int index = 0; index < profile.plugins().size(); index++) {
            PluginRef ref = profile.plugins().get(index);
            String where = path + ".schedulingProfiles[0].plugins[" + index + "]";
            Plugin plugin = declared.get(ref.pluginRef());
            if (plugin == null) {
                throw new ConfigurationException(
                        where + ".pluginRef",
                        "no plugin is named " + ref.pluginRef() + Nearest.hint(ref.pluginRef(), declared.keySet()));
            }
            add(where, ref, plugin);
        }
    }

    private void add(String where, PluginRef ref, Plugin plugin) {
        if (plugin instanceof Scorer scorer) {
            scorers.add(new WeightedScorer(ref.pluginRef(), ref.weight(), scorer));
            return;
        }
        if (ref.weight() != 1) {
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
