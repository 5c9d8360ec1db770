package dev.sluice.resources.kind;

import dev.sluice.config.Nearest;
import dev.sluice.config.Paths;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes out of a document what its record does not name. */
final class Pruning {
    private final Map<String, String> withoutEffect;
    private final Map<String, String> unknown = new LinkedHashMap<>();
    private final Map<String, String> ignored = new LinkedHashMap<>();

    /** Knows the fields that are accepted and change nothing, by their paths with {@code []} for every place. */
    Pruning(Map<String, String> withoutEffect) {
        this.withoutEffect = withoutEffect;
    }

    /** Fields that nobody knows, by path, with a hint at the nearest known one. */
    Map<String, String> unknown() {
        return unknown;
    }

    /** Fields that change nothing, by path, with the reason. */
    Map<String, String> ignored() {
        return ignored;
    }

    /** What is left of an object for a record. */
    Map<String, @Nullable Object> prune(String path, String pattern, Map<?, ?> content, Class<?> record) {
        Map<String, RecordComponent> known = new LinkedHashMap<>();
        Arrays.stream(record.getRecordComponents()).forEach(component -> known.put(component.getName(), component));
        Map<String, @Nullable Object> left = new LinkedHashMap<>();
        content.forEach((key, value) -> {
            String name = String.valueOf(key);
            String at = Paths.key(path, name);
            String general = pattern.isEmpty() ? name : pattern + "." + name;
            String reason = withoutEffect.get(general);
            RecordComponent component = known.get(name);
            if (reason != null) {
                ignored.put(at, reason);
            } else if (component == null) {
                unknown.put(at, "unknown field" + Nearest.hint(name, known.keySet()));
            } else if (value != null) {
                left.put(name, value(at, general, value, component.getGenericType()));
            }
        });
        return left;
    }

    private Object value(String path, String pattern, Object value, Type type) {
        Class<?> raw = raw(type);
        if (raw == Optional.class) {
            return value(path, pattern, value, element(type));
        }
        if (raw == List.class && value instanceof List<?> list) {
            List<Object> left = new ArrayList<>();
            for (Object element : list) {
                left.add(value(Paths.index(path, left.size()), pattern + "[]", element, element(type)));
            }
            return left;
        }
        return raw.isRecord() && value instanceof Map<?, ?> map ? prune(path, pattern, map, raw) : value;
    }

    private static Type element(Type type) {
        return type instanceof ParameterizedType generic ? generic.getActualTypeArguments()[0] : type;
    }

    private static Class<?> raw(Type type) {
        return type instanceof ParameterizedType generic ? raw(generic.getRawType()) : (Class<?>) type;
    }
}
