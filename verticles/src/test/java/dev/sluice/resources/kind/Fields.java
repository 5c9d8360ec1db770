package dev.sluice.resources.kind;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The fields of a kind as its record names them, each with what becomes of it. */
final class Fields {
    private Fields() {}

    /** By path, as {@code spec.rules[].name}: {@code served}, or why it has no effect. */
    static Map<String, String> of(Kind<?> kind) {
        String root = kind.shape() == Kind.Shape.WHOLE ? "" : "spec.";
        Map<String, String> fields = new TreeMap<>();
        paths(root, kind.content()).forEach(path -> fields.put(path, "served"));
        kind.withoutEffect().forEach((path, reason) -> {
            fields.keySet().removeIf(other -> other.startsWith(root + path + "."));
            fields.keySet().removeIf(other -> other.startsWith(root + path + "[]"));
            fields.put(root + path, "without effect: " + reason);
        });
        return fields;
    }

    private static List<String> paths(String before, Class<?> record) {
        List<String> paths = new ArrayList<>();
        for (RecordComponent component : record.getRecordComponents()) {
            String path = before + component.getName();
            Type type = component.getGenericType();
            boolean list = raw(type) == List.class;
            Class<?> element = raw(type) == Map.class ? Map.class : element(type);
            if (element.isRecord() && !before.contains("." + component.getName() + ".")) {
                paths.addAll(paths(path + (list ? "[]." : "."), element));
            } else {
                paths.add(path + (list ? "[]" : ""));
            }
        }
        return paths;
    }

    private static Class<?> element(Type type) {
        return type instanceof ParameterizedType generic ? raw(generic.getActualTypeArguments()[0]) : raw(type);
    }

    private static Class<?> raw(Type type) {
        return type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) type;
    }
}
