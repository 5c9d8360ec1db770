package dev.sluice.config;

import java.lang.reflect.Type;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Values that may be left out, or be null. */
final class Optionals {
    private static final Map<Class<?>, Object> EMPTY = Map.of(
            Optional.class, Optional.empty(),
            OptionalInt.class, OptionalInt.empty(),
            OptionalLong.class, OptionalLong.empty(),
            OptionalDouble.class, OptionalDouble.empty());

    private Optionals() {}

    static boolean isOptional(Class<?> raw) {
        return EMPTY.containsKey(raw);
    }

    static Optional<Object> emptyOf(Class<?> raw) {
        return Optional.ofNullable(EMPTY.get(raw));
    }

    static Type element(Type type) {
        Class<?> raw = Values.raw(type);
        if (raw == OptionalInt.class) {
            return int.class;
        }
        if (raw == OptionalLong.class) {
            return long.class;
        }
        return raw == OptionalDouble.class ? double.class : Values.element(type);
    }

    static Object bind(String path, @Nullable Object value, Type type) {
        Class<?> raw = Values.raw(type);
        if (value == null) {
            return emptyOf(raw).orElseThrow();
        }
        Object bound = Values.bind(path, value, element(type));
        if (raw == OptionalInt.class) {
            return OptionalInt.of((int) bound);
        }
        if (raw == OptionalLong.class) {
            return OptionalLong.of((long) bound);
        }
        return raw == OptionalDouble.class ? OptionalDouble.of((double) bound) : Optional.of(bound);
    }
}
