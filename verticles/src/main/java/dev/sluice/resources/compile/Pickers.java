package dev.sluice.resources.compile;

import dev.sluice.config.Binder;
import dev.sluice.config.ConfigurationException;
import dev.sluice.message.PickerSpec;
import dev.sluice.message.ResourceKey;
import dev.sluice.resources.kind.Kinds;
import dev.sluice.resources.kind.Resource;
import dev.sluice.resources.kind.core.ConfigMapDocument;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** How pools choose endpoints: by the EndpointPickerConfig in a ConfigMap labelled with the pool's name. */
final class Pickers {
    static final PickerSpec USUAL = new PickerSpec(List.of(), List.of());

    private static final String POOL_LABEL = "sluice.dev/pool";
    private static final Set<String> FIELDS = Set.of("plugins", "schedulingProfiles");
    private static final Set<String> TITLE = Set.of("apiVersion", "kind");

    private final Documents documents;
    private final Map<ResourceKey, PickerSpec> byPool = new HashMap<>();

    Pickers(Documents documents) {
        this.documents = documents;
        documents.set().all(Kinds.CONFIG_MAP).stream()
                .filter(map -> map.metadata().labels().containsKey(POOL_LABEL))
                .sorted(Comparator.comparing(map -> map.metadata().name()))
                .forEach(this::add);
    }

    PickerSpec of(ResourceKey pool) {
        return byPool.getOrDefault(pool, USUAL);
    }

    private void add(Resource<ConfigMapDocument> map) {
        ResourceKey pool = new ResourceKey(
                Kinds.INFERENCE_POOL.group(),
                Kinds.INFERENCE_POOL.name(),
                map.metadata().namespace(),
                map.metadata().labels().getOrDefault(POOL_LABEL, ""));
        new TreeMap<>(map.spec().data()).forEach((key, text) -> picker(map, "data." + key, text)
                .ifPresent(picker -> byPool.putIfAbsent(pool, picker)));
    }

    private Optional<PickerSpec> picker(Resource<ConfigMapDocument> map, String path, String text) {
        try {
            Object content = new Load(LoadSettings.builder().build()).loadFromString(text);
            return content instanceof Map<?, ?> object && "EndpointPickerConfig".equals(object.get("kind"))
                    ? Optional.of(picker(map, path, object))
                    : Optional.empty();
        } catch (ConfigurationException | YamlEngineException wrong) {
            documents.warn(map, path, "has no effect: " + wrong.getMessage());
            return Optional.empty();
        }
    }

    private PickerSpec picker(Resource<ConfigMapDocument> map, String path, Map<?, ?> config) {
        Map<String, Object> fields = new HashMap<>();
        config.forEach((name, value) -> {
            String field = String.valueOf(name);
            if (FIELDS.contains(field)) {
                fields.put(field, value);
            } else if (!TITLE.contains(field)) {
                documents.warn(map, path, field + " has no effect: plugins and schedulingProfiles are read");
            }
        });
        return served(map, path, Binder.bind("", fields, PickerSpec.class));
    }

    /** The picker without the plugins that other endpoint pickers have and the gateway does not. */
    private PickerSpec served(Resource<ConfigMapDocument> map, String path, PickerSpec picker) {
        Set<String> left = picker.plugins().stream()
                .filter(plugin -> UnservedPlugins.TYPES.contains(plugin.type()))
                .map(PickerSpec.PluginSpec::name)
                .collect(Collectors.toSet());
        left.forEach(
                name -> documents.warn(map, path, "the plugin " + name + " takes no part: its type is not served"));
        return left.isEmpty()
                ? picker
                : new PickerSpec(
                        picker.plugins().stream()
                                .filter(plugin -> !left.contains(plugin.name()))
                                .toList(),
                        picker.schedulingProfiles().stream()
                                .map(profile -> without(left, profile))
                                .toList());
    }

    private static PickerSpec.ProfileSpec without(Set<String> left, PickerSpec.ProfileSpec profile) {
        return new PickerSpec.ProfileSpec(
                profile.name(),
                profile.plugins().stream()
                        .filter(plugin -> !left.contains(plugin.pluginRef()))
                        .toList());
    }
}
