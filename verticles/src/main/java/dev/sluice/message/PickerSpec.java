package dev.sluice.message;

import dev.sluice.spi.Default;
import java.util.List;
import java.util.Map;

/**
 * How a pool chooses endpoints, in the shape of an {@code EndpointPickerConfig}.
 *
 * @param plugins the plugins with their parameters; empty means the gateway's own default
 * @param schedulingProfiles which of them take part; empty means all of them, in their order, with weight 1
 */
public record PickerSpec(
        @Default("[]") List<PluginSpec> plugins,
        @Default("[]") List<ProfileSpec> schedulingProfiles) {
    public PickerSpec {
        plugins = List.copyOf(plugins);
        schedulingProfiles = List.copyOf(schedulingProfiles);
    }

    /**
     * One plugin.
     *
     * @param name what profiles refer to; the type when empty
     * @param type such as {@code queue-scorer}
     * @param parameters as read from JSON: strings, numbers, booleans, lists and maps
     */
    public record PluginSpec(
            @Default("") String name,
            String type,
            @Default("{}") Map<String, Object> parameters) {
        public PluginSpec {
            name = name.isEmpty() ? type : name;
            parameters = Map.copyOf(parameters);
        }
    }

    /** One scheduling profile. */
    public record ProfileSpec(@Default("default") String name, List<PluginRef> plugins) {
        public ProfileSpec {
            plugins = List.copyOf(plugins);
        }
    }

    /**
     * A plugin's part in a profile.
     *
     * @param weight what its scores are multiplied by, 0 or more
     */
    public record PluginRef(String pluginRef, @Default("1") double weight) {
        public PluginRef {
            if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("wanted a weight of 0 or more, found " + weight);
            }
        }
    }
}
