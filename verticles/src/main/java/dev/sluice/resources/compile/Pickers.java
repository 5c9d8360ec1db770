package dev.sluice.resources.compile;

import dev.sluice.config.ConfigurationException;
import dev.sluice.message.PickerSpec;
import dev.sluice.message.ResourceKey;
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
            Optional<PickerSpec> picker = PickerText.readWhereThereIsOne(text);
            picker.ifPresent(read -> remark(map, path, read));
            return picker;
        } catch (ConfigurationException wrong) {
            documents.warn(map, path, "has no effect: " + wrong.getMessage());
            return Optional.empty();
        }
    }

    private void remark(Resource<ConfigMapDocument> map, String path, PickerSpec picker) {
        Remarks.of("", picker, type -> false).stream()
                .filter(Remark::warns)
                .forEach(remark -> documents.warn(map, path, remark.toString()));
    }
}
