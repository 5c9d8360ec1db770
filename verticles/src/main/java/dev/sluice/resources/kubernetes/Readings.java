package dev.sluice.resources.kubernetes;

import dev.sluice.message.ResourceProblem;
import dev.sluice.resources.Source.Look;
import dev.sluice.resources.kind.Reading;
import dev.sluice.resources.kind.Resource;
import dev.sluice.resources.kind.ResourceSet;
import dev.sluice.resources.kubernetes.Watches.Item;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads objects as documents, each state of an object once. */
final class Readings {
    private static final Comparator<Item> BY_NAME = Comparator.comparing(
                    (Item item) -> String.valueOf(item.object().getMetadata().getNamespace()))
            .thenComparing(item -> item.object().getMetadata().getName());

    private final Function<Map<String, ?>, Reading> reader;
    private final KubernetesSerialization serialization;
    private IdentityHashMap<GenericKubernetesResource, Reading> known = new IdentityHashMap<>();

    Readings(Function<Map<String, ?>, Reading> reader, KubernetesSerialization serialization) {
        this.reader = reader;
        this.serialization = serialization;
    }

    /** Everything that is right, and what is not. */
    Look look(Watches watches) {
        List<Resource<?>> taken = new ArrayList<>();
        List<ResourceProblem> refused = new ArrayList<>();
        List<ResourceProblem> warnings = new ArrayList<>();
        watches.warnings().forEach(sentence -> warnings.add(new ResourceProblem("kubernetes", 0, "", sentence)));
        IdentityHashMap<GenericKubernetesResource, Reading> seen = new IdentityHashMap<>();
        watches.items().sorted(BY_NAME).forEach(item -> {
            Reading reading = read(item);
            seen.put(item.object(), reading);
            reading.resource().ifPresent(taken::add);
            refused.addAll(reading.refused());
            warnings.addAll(reading.warnings());
        });
        known = seen;
        return new Look(ResourceSet.of(taken), refused, warnings, false);
    }

    private Reading read(Item item) {
        Reading before = known.get(item.object());
        return before != null ? before : reader.apply(content(item));
    }

    /** The objects of a list come without the name of their kind. */
    private Map<String, Object> content(Item item) {
        Map<String, Object> content = new LinkedHashMap<>(item.object().getAdditionalProperties());
        Map<?, ?> metadata = serialization.convertValue(item.object().getMetadata(), Map.class);
        content.put("apiVersion", item.served().apiVersion());
        content.put("kind", item.served().kind().name());
        content.put("metadata", metadata);
        return content;
    }
}
