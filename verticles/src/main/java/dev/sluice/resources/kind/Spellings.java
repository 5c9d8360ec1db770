package dev.sluice.resources.kind;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes what older API versions spell in another way as the newest does. */
final class Spellings {
    private static final String OLD_POOLS = "inference.networking.x-k8s.io/v1alpha2";

    private Spellings() {}

    /** The spec as the preferred version of its kind spells it. */
    static Map<String, @Nullable Object> newest(Kind<?> kind, String apiVersion, Map<String, ?> spec) {
        Map<String, @Nullable Object> newest = new LinkedHashMap<>(spec);
        if (kind.equals(Kinds.INFERENCE_POOL) && apiVersion.equals(OLD_POOLS)) {
            pool(newest);
        }
        if (kind.equals(Kinds.AI_GATEWAY_ROUTE)
                && newest.containsKey("targetRefs")
                && !newest.containsKey("parentRefs")) {
            newest.put("parentRefs", newest.remove("targetRefs"));
        }
        return newest;
    }

    private static void pool(Map<String, @Nullable Object> spec) {
        if (spec.get("selector") instanceof Map<?, ?> labels && !labels.containsKey("matchLabels")) {
            spec.put("selector", Map.of("matchLabels", labels));
        }
        Optional.ofNullable(spec.remove("targetPortNumber"))
                .ifPresent(number -> spec.put("targetPorts", List.of(Map.of("number", number))));
        if (spec.remove("extensionRef") instanceof Map<?, ?> extension) {
            Map<String, @Nullable Object> picker = new LinkedHashMap<>();
            extension.forEach((key, value) -> picker.put(String.valueOf(key), value));
            Object port = picker.remove("portNumber");
            picker.put("port", Map.of("number", port == null ? 9002 : port));
            spec.put("endpointPickerRef", picker);
        }
    }
}
