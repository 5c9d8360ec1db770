package dev.sluice.message;

import dev.sluice.spi.Default;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a pool chooses endpoints: an {@code EndpointPickerConfig}, whole.
 *
 * @param apiVersion {@code llm-d.ai/v1alpha1}, or its older name
 * @param kind always {@code EndpointPickerConfig}
 * @param featureGates names, as {@code flowControl} or {@code flowControl=false}
 * @param plugins the plugins with their parameters; empty means the gateway's own default
 * @param schedulingProfiles which of them take part; empty means all of them, in their order, with weight 1
 * @param dataLayer where facts of endpoints come from
 * @param flowControl how requests queue
 * @param requestHandler how requests are read
 * @param saturationDetector the older place of the one in {@code flowControl}
 * @param parser the older place of one in {@code requestHandler}
 * @param unservedPlugins what becomes of the picker where it asks for plugins that there are not; the gateway's own key
 */
public record PickerSpec(
        @Default("llm-d.ai/v1alpha1") String apiVersion,
        @Default("EndpointPickerConfig") String kind,
        @Default("[]") List<String> featureGates,
        @Default("[]") List<PluginSpec> plugins,
        @Default("[]") List<ProfileSpec> schedulingProfiles,
        @Default("{}") DataLayerSpec dataLayer,
        Optional<FlowControlSpec> flowControl,
        @Default("{}") RequestHandlerSpec requestHandler,
        Optional<PluginName> saturationDetector,
        Optional<PluginName> parser,
        @Default("refuse") UnservedPlugins unservedPlugins) {
    /** What such a document is called. */
    public static final String KIND = "EndpointPickerConfig";

    private static final String API_VERSION = "llm-d.ai/v1alpha1";
    private static final String OLDER_API_VERSION = "inference.networking.x-k8s.io/v1alpha1";

    public PickerSpec {
        if (!apiVersion.equals(API_VERSION) && !apiVersion.equals(OLDER_API_VERSION)) {
            throw new IllegalArgumentException(
                    "wanted apiVersion " + API_VERSION + " or " + OLDER_API_VERSION + ", found " + apiVersion);
        }
        if (!kind.equals(KIND)) {
            throw new IllegalArgumentException("wanted kind " + KIND + ", found " + kind);
        }
        featureGates = List.copyOf(featureGates);
        plugins = List.copyOf(plugins);
        schedulingProfiles = List.copyOf(schedulingProfiles);
    }

    /** A picker of plugins and profiles alone. */
    public PickerSpec(List<PluginSpec> plugins, List<ProfileSpec> schedulingProfiles) {
        this(
                API_VERSION,
                KIND,
                List.of(),
                plugins,
                schedulingProfiles,
                DataLayerSpec.USUAL,
                Optional.empty(),
                RequestHandlerSpec.USUAL,
                Optional.empty(),
                Optional.empty(),
                UnservedPlugins.REFUSE);
    }

    /** The same picker, which goes on without the plugins that there are not. */
    public PickerSpec withoutUnserved() {
        return new PickerSpec(
                apiVersion,
                kind,
                featureGates,
                plugins,
                schedulingProfiles,
                dataLayer,
                flowControl,
                requestHandler,
                saturationDetector,
                parser,
                UnservedPlugins.WARN);
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
