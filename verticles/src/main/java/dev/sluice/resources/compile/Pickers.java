package dev.sluice.resources.compile;

import dev.sluice.config.ConfigurationException;
import dev.sluice.message.PickerSpec;
import dev.sluice.message.ResourceKey;
import dev.sluice.message.ResourceProblem;
import dev.sluice.message.UnservedPlugins;
import dev.sluice.picker.PickerText;
import dev.sluice.picker.Remark;
import dev.sluice.picker.Remarks;
import dev.sluice.resources.kind.Kinds;
import dev.sluice.resources.kind.Resource;
import dev.sluice.resources.kind.core.ConfigMapDocument;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How pools choose endpoints: by the EndpointPickerConfig in a ConfigMap labelled with the pool's name. */
final class Pickers {
    static final PickerSpec USUAL = new PickerSpec(List.of(), List.of());

    private static final String POOL_LABEL = "sluice.dev/pool";

    private final Documents documents;
    private final Map<ResourceKey, PickerSpec> byPool = new HashMap<>();
    private final Map<ResourceKey, ResourceProblem> refused = new HashMap<>();

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

    /** Why the pickers of pools cannot be read. */
    Map<ResourceKey, ResourceProblem> refused() {
        return refused;
    }

    private void add(Resource<ConfigMapDocument> map) {
        ResourceKey pool = new ResourceKey(
                Kinds.INFERENCE_POOL.group(),
                Kinds.INFERENCE_POOL.name(),
                map.metadata().namespace(),
                map.metadata().labels().getOrDefault(POOL_LABEL, ""));
        for (Map.Entry<String, String> entry : new TreeMap<>(map.spec().data()).entrySet()) {
            String path = "data." + entry.getKey();
            try {
                picker(map, path, entry.getValue()).ifPresent(picker -> byPool.putIfAbsent(pool, picker));
            } catch (ConfigurationException wrong) {
                refused.putIfAbsent(pool, map.origin().problem(path, String.valueOf(wrong.getMessage())));
            }
        }
    }

    private Optional<PickerSpec> picker(Resource<ConfigMapDocument> map, String path, String text) {
        Optional<PickerSpec> picker = PickerText.readWhereThereIsOne(text).map(this::lenient);
        picker.ifPresent(read -> remark(map, path, read));
        return picker;
    }

    private PickerSpec lenient(PickerSpec picker) {
        return documents.options().unservedPlugins() == UnservedPlugins.WARN ? picker.withoutUnserved() : picker;
    }

    /** Plugins for which a picker may be refused are left to the pool, which knows those there are. */
    private void remark(Resource<ConfigMapDocument> map, String path, PickerSpec picker) {
        Remarks.of("", picker, type -> picker.unservedPlugins() == UnservedPlugins.REFUSE).stream()
                .filter(Remark::warns)
                .forEach(remark -> documents.warn(map, path, remark.toString()));
    }
}
