package dev.sluice.config;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Lists, sets and maps of bindable values, unmodifiable and without nulls. */
final class Containers {
    private Containers() {}

    static List<Object> list(String path, List<?> values, Type element) {
        List<Object> bound = new ArrayList<>();
        for (int index = 0; index < values.size(); index++) {
            bound.add(Values.bind(Paths.index(path, index), values.get(index), element));
        }
        return Collections.unmodifiableList(bound);
    }

    static Set<Object> set(String path, List<?> values, Type element) {
        Set<Object> bound = new LinkedHashSet<>();
        List<Object> list = list(path, values, element);
        for (int index = 0; index < list.size(); index++) {
            if (!bound.add(list.get(index))) {
                throw new ConfigurationException(
                        Paths.index(path, index), "named twice: " + Found.describe(values.get(index)));
            }
        }
        return Collections.unmodifiableSet(bound);
    }

    /** In the order of the keys, so that the first error is always the same one. */
    static Map<String, Object> map(String path, Map<?, ?> values, Type element) {
        Map<String, Object> sorted = new TreeMap<>();
        values.keySet().forEach(key -> sorted.put(String.valueOf(key), key));
        Map<String, Object> bound = new LinkedHashMap<>();
        sorted.forEach((name, key) -> bound.put(name, Values.bind(Paths.key(path, name), values.get(key), element)));
        return Collections.unmodifiableMap(bound);
    }

    /** A value whose type nobody declared: itself, with lists and maps copied. */
    static Object plain(String path, Object value) {
        if (value instanceof List<?> list) {
            return list(path, list, Object.class);
        }
        return value instanceof Map<?, ?> map ? map(path, map, Object.class) : value;
    }
}
