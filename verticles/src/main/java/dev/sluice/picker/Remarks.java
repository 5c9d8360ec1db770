package dev.sluice.picker;

import dev.sluice.config.ConfigurationException;
import dev.sluice.config.Nearest;
import dev.sluice.message.DataLayerSpec;
import dev.sluice.message.DataLayerSpec.DataSource;
import dev.sluice.message.FlowControlSpec;
import dev.sluice.message.PickerSpec;
import dev.sluice.message.PickerSpec.PluginSpec;
import dev.sluice.message.PluginName;
import dev.sluice.message.UnservedPlugins;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Says of a picker what has no effect and what need not be said, and refuses what refers to nothing. */
public final class Remarks {
    private final String path;
    private final PickerSpec picker;
    private final Set<String> names;
    private final List<Remark> remarks = new ArrayList<>();

    private Remarks(String path, PickerSpec picker) {
        this.path = path.isEmpty() ? "" : path + ".";
        this.picker = picker;
        this.names = picker.plugins().stream().map(PluginSpec::name).collect(Collectors.toSet());
    }

    /**
     * What there is to say; of plugins that there are not, where the picker goes on without them.
     *
     * @param path where the picker stands; empty for a document of its own
     * @param offered whether there is a plugin of a type
     * @throws ConfigurationException for the first plugin that there is not, where the picker is refused for that, reference to a
     *     plugin that is not declared, or unknown feature gate
     */
    public static List<Remark> of(String path, PickerSpec picker, Predicate<String> offered) {
        Remarks all = new Remarks(path, picker);
        all.plugins(offered);
        new FeatureGates(all.path).read(picker.featureGates()).forEach(all.remarks::add);
        all.dataLayer(picker.dataLayer());
        picker.flowControl().ifPresent(all::flowControl);
        all.parsers();
        picker.saturationDetector().ifPresent(detector -> {
            all.refer("saturationDetector.pluginRef", detector.pluginRef());
            all.warn("saturationDetector", "has no effect: requests do not queue in the gateway");
        });
        return List.copyOf(all.remarks);
    }

    private void plugins(Predicate<String> offered) {
        for (int index = 0; index < picker.plugins().size(); index++) {
            PluginSpec plugin = picker.plugins().get(index);
            String where = "plugins[" + index + "]";
            if (offered.test(plugin.type())) {
                continue;
            }
            String subject = "the plugin " + plugin.name() + " ";
            OtherTypes.needless(plugin.type())
                    .ifPresent(why -> remarks.add(new Remark(path + where, subject + why, false)));
            OtherTypes.effectless(plugin.type()).ifPresent(why -> warn(where, subject + why));
            OtherTypes.unserved(plugin.type()).ifPresent(why -> unserved(where, subject + why));
        }
    }

    private void unserved(String where, String sentence) {
        if (picker.unservedPlugins() == UnservedPlugins.REFUSE) {
            throw new ConfigurationException(path + where, sentence + "; leave it out, or set unservedPlugins to warn");
        }
        warn(where, sentence);
    }

    private void dataLayer(DataLayerSpec layer) {
        for (int index = 0; index < layer.sources().size(); index++) {
            DataSource source = layer.sources().get(index);
            String where = "dataLayer.sources[" + index + "]";
            refer(where + ".pluginRef", source.pluginRef());
            referAll(where + ".extractors", source.extractors());
        }
        refer("dataLayer.discovery", layer.discovery());
        refer("dataLayer.peerDiscovery", layer.peerDiscovery());
        layer.discovery()
                .ifPresent(
                        discovery -> warn("dataLayer.discovery", "has no effect: the pool says where endpoints are"));
        if (layer.peerDiscovery().isPresent()
                || layer.crossReplicaSyncerPluginRef().isPresent()) {
            warn("dataLayer.peerDiscovery", "has no effect: replicas are not told of by plugins");
        }
        if (!layer.injectDefaults()) {
            warn("dataLayer.injectDefaults", "has no effect: metrics are polled in any case");
        }
    }

    private void flowControl(FlowControlSpec control) {
        refer("flowControl.saturationDetector", control.saturationDetector());
        control.usageLimitPolicyPluginRef().ifPresent(policy -> refer("flowControl.usageLimitPolicyPluginRef", policy));
        for (int index = 0; index < control.priorityBands().size(); index++) {
            String where = "flowControl.priorityBands[" + index + "]";
            FlowControlSpec.Band band = control.priorityBands().get(index);
            band.fairnessPolicyRef().ifPresent(policy -> refer(where + ".fairnessPolicyRef", policy));
            band.orderingPolicyRef().ifPresent(policy -> refer(where + ".orderingPolicyRef", policy));
        }
        warn("flowControl", "has no effect: requests do not queue in the gateway");
    }

    private void parsers() {
        referAll("requestHandler.parsers", picker.requestHandler().parsers());
        refer("parser", picker.parser());
    }

    private void referAll(String where, List<PluginName> plugins) {
        for (int index = 0; index < plugins.size(); index++) {
            refer(where + "[" + index + "].pluginRef", plugins.get(index).pluginRef());
        }
    }

    private void refer(String where, Optional<PluginName> plugin) {
        plugin.ifPresent(name -> refer(where + ".pluginRef", name.pluginRef()));
    }

    /** Types that say how the gateway works, or have no effect in any case, may be referred to without being declared. */
    private void refer(String where, String name) {
        if (!names.contains(name)
                && OtherTypes.needless(name).isEmpty()
                && OtherTypes.effectless(name).isEmpty()) {
            throw new ConfigurationException(path + where, "no plugin is named " + name + Nearest.hint(name, names));
        }
    }

    private void warn(String where, String sentence) {
        remarks.add(Remark.warning(path + where, sentence));
    }
}
