package dev.sluice.scoring;

import dev.sluice.message.PickerSpec;
import dev.sluice.message.PickerSpec.PluginRef;
import dev.sluice.message.PickerSpec.PluginSpec;
import dev.sluice.message.PickerSpec.ProfileSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a pool's picker is where its configuration says nothing. */
final class DefaultPicker {
    /** The picker of a profile that names none. */
    static final PluginSpec PICKER = new PluginSpec("", "max-score-picker", Map.of("maxNumOfEndpoints", 3));

    /** The picker of a pool that declares nothing. */
    private static final PickerSpec WHOLE = new PickerSpec(
            List.of(
                    plugin("queue-scorer"),
                    plugin("kv-cache-utilization-scorer"),
                    plugin("lora-affinity-scorer"),
                    plugin("active-request-scorer"),
                    PICKER),
            List.of(new ProfileSpec(
                    "default",
                    List.of(
                            new PluginRef("queue-scorer", 2),
                            new PluginRef("kv-cache-utilization-scorer", 2),
                            new PluginRef("lora-affinity-scorer", 1),
                            new PluginRef("active-request-scorer", 2),
                            new PluginRef(PICKER.name(), 1)))));

    private DefaultPicker() {}

    /** The picker with its gaps filled: nothing declared, or no profile. */
    static PickerSpec fill(PickerSpec spec) {
        if (!spec.schedulingProfiles().isEmpty()) {
            return spec;
        }
        if (spec.plugins().isEmpty()) {
            return WHOLE;
        }
        List<PluginRef> all = spec.plugins().stream()
                .map(plugin -> new PluginRef(plugin.name(), 1))
                .toList();
        return new PickerSpec(spec.plugins(), List.of(new ProfileSpec("default", all)));
    }

    /** The plugin types that a picker needs, its gaps filled. */
    static Set<String> typesOf(PickerSpec spec) {
        Set<String> types = new HashSet<>(Set.of(PICKER.type()));
        fill(spec).plugins().forEach(plugin -> types.add(plugin.type()));
        return types;
    }

    private static PluginSpec plugin(String type) {
        return new PluginSpec("", type, Map.of());
    }
}
