package dev.sluice.resources.kubernetes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks into objects whose shape is not known. */
final class Untyped {
    private Untyped() {}

    /** An object; empty where it is none. */
    static Map<String, Object> map(@Nullable Object value) {
        Map<String, Object> copy = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, part) -> copy.put(String.valueOf(name), part));
        }
        return copy;
    }

    /** The objects of a list. */
    static List<Map<String, Object>> maps(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().filter(Map.class::isInstance).map(Untyped::map).toList()
                : List.of();
    }

    /** What an object has under a name. */
    static Optional<Object> value(Map<String, Object> map, String name) {
        return Optional.ofNullable(map.get(name));
    }

    /** A whole number as it comes out of JSON. */
    static Object number(long value) {
        if (value <= Integer.MAX_VALUE) {
            return (int) value;
        }
        return value;
    }
}
