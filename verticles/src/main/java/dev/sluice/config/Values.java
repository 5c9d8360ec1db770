package dev.sluice.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns one plain value into the type a component declares. */
final class Values {
    private Values() {}

    static Object bind(String path, @Nullable Object value, Type type) {
        Class<?> raw = raw(type);
        if (Optionals.isOptional(raw)) {
            return Optionals.bind(path, value, type);
        }
        if (value == null) {
            throw wrong(path, null, type);
        }
        if (raw == Object.class) {
            return Containers.plain(path, value);
        }
        if (raw.isEnum()) {
            return Enums.bind(path, value, raw);
        }
        if (raw == Secret.class) {
            return Secrets.bind(path, value);
        }
        return Scalars.of(raw)
                .map(scalar -> scalar.bind(path, value))
                .orElseGet(() -> composite(path, value, type, raw));
    }

    /** The type a list, set or optional is of, or a map's values are of. */
    static Type element(Type type) {
        Type[] arguments = type instanceof ParameterizedType generic ? generic.getActualTypeArguments() : new Type[0];
        return arguments.length == 0 ? Object.class : arguments[arguments.length - 1];
    }

    static Class<?> raw(Type type) {
        if (type instanceof ParameterizedType generic) {
            return raw(generic.getRawType());
        }
        return type instanceof Class<?> plain ? plain : Object.class;
    }

    /** What is to be written for a type, as {@code a list}. */
    static String wanted(Type type) {
        Class<?> raw = raw(type);
        if (raw.isEnum()) {
            return Enums.wanted(raw);
        }
        if (Optionals.isOptional(raw)) {
            return wanted(Optionals.element(type));
        }
        if (raw == List.class || raw == Set.class) {
            return "a list";
        }
        Optional<String> scalar = Scalars.of(raw).map(Scalars.Scalar::wanted);
        return raw == Secret.class ? Secrets.WANTED : scalar.orElse(raw == Object.class ? "a value" : "an object");
    }

    static ConfigurationException wrong(String path, @Nullable Object value, Type type) {
        return new ConfigurationException(path, "wanted " + wanted(type) + ", found " + Found.describe(value));
    }

    private static Object composite(String path, Object value, Type type, Class<?> raw) {
        if (raw == List.class && value instanceof List<?> list) {
            return Containers.list(path, list, element(type));
        }
        if (raw == Set.class && value instanceof List<?> list) {
            return Containers.set(path, list, element(type));
        }
        if (raw == Map.class && value instanceof Map<?, ?> map) {
            return Containers.map(path, map, element(type));
        }
        if (raw.isRecord() && value instanceof Map<?, ?> map) {
            return Records.bind(path, map, raw);
        }
        if (raw.isRecord() || List.of(List.class, Set.class, Map.class).contains(raw)) {
            throw wrong(path, value, type);
        }
        throw new ConfigurationException(path, "cannot be configured: nothing can be written for a " + raw.getName());
    }
}
