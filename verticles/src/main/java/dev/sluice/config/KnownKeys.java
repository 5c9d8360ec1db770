package dev.sluice.config;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Leaves of a value the keys that its type knows. */
final class KnownKeys {
    private final Consumer<String> passedOver;

    KnownKeys(Consumer<String> passedOver) {
        this.passedOver = passedOver;
    }

    Map<String, @Nullable Object> of(String path, Map<?, ?> json, Class<?> recordType) {
        Map<String, Type> known = new LinkedHashMap<>();
        for (RecordComponent component : recordType.getRecordComponents()) {
            known.put(component.getName(), component.getGenericType());
        }
        Map<String, @Nullable Object> kept = new LinkedHashMap<>();
        json.forEach((key, value) -> {
            String name = String.valueOf(key);
            Type type = known.get(name);
            if (type == null) {
                passedOver.accept(Paths.key(path, name));
                return;
            }
            kept.put(name, value(Paths.key(path, name), value, type));
        });
        return kept;
    }

    private @Nullable Object value(String path, @Nullable Object value, Type type) {
        Class<?> raw = Values.raw(type);
        if (Optionals.isOptional(raw)) {
            return value(path, value, Optionals.element(type));
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> kept = new ArrayList<>();
            list.forEach(element -> kept.add(value(Paths.index(path, kept.size()), element, Values.element(type))));
            return kept;
        }
        if (value instanceof Map<?, ?> map) {
            return raw.isRecord() ? of(path, map, raw) : elements(path, map, Values.element(type));
        }
        return value;
    }

    private Map<String, @Nullable Object> elements(String path, Map<?, ?> map, Type type) {
        Map<String, @Nullable Object> kept = new LinkedHashMap<>();
        map.forEach((key, value) ->
                kept.put(String.valueOf(key), value(Paths.key(path, String.valueOf(key)), value, type)));
        return kept;
    }
}
