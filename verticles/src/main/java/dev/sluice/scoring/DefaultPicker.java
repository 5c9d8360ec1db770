package dev.sluice.scoring;

import dev.sluice.message.PickerSpec;
import dev.sluice.message.PickerSpec.PluginRef;
import dev.sluice.message.PickerSpec.PluginSpec;
import dev.sluice.message.PickerSpec.ProfileSpec;
import java.util.List;
import java.util.Map;

/** What a pool's picker is where its configuration says nothing. */
final class DefaultPicker {
    /** The picker of a profile that names none. */
    static final PluginSpec PICKER = new PluginSpec("", "max-score-picker", Map.of("maxNumOfEndpoints", 3));

    /** The picker of a pool that declares nothing. */
    private static final PickerSpec WHOLE = new PickerSpec(
            List.of(plugin("approx-prefix-cache-producer"), plugin("prefill-work-scorer"), PICKER),
            List.of(new ProfileSpec(
                    "default", List.of(new PluginRef("prefill-work-scorer", 1), new PluginRef(PICKER.name(), 1)))));

    private DefaultPicker() {}

    /** What a pool that declares no plugins has. */
    static PickerSpec fill(PickerSpec spec) {
        return spec.plugins().isEmpty() && spec.schedulingProfiles().isEmpty() ? WHOLE : spec;
    }

    /** The profiles of a picker; one of all that can take part where it has none. */
    static List<ProfileSpec> profiles(PickerSpec spec, DeclaredPlugins declared) {
        return spec.schedulingProfiles().isEmpty()
                ? List.of(new ProfileSpec(
                        "default",
                        declared.built().stream()
                                .map(plugin -> new PluginRef(plugin.spec().name(), 1))
                                .toList()))
                : spec.schedulingProfiles();
    }

    private static PluginSpec plugin(String type) {
        return new PluginSpec("", type, Map.of());
    }
}
