package dev.sluice.resources.kind;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies of plain values that may be changed, in which fields that are null are missing, as Kubernetes has it. */
final class Plain {
    private Plain() {}

    static Map<String, @Nullable Object> object(Map<?, ?> map) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((name, value) -> {
            if (value != null) {
                copy.put(String.valueOf(name), value(value));
            }
        });
        return copy;
    }

    private static @Nullable Object value(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return object(map);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(element -> copy.add(value(element)));
            return copy;
        }
        return value;
    }
}
