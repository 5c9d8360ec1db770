package dev.sluice.config;

import dev.sluice.spi.Default;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Builds a record from an object by its canonical constructor. */
final class Records {
    private Records() {}

    static Object bind(String path, Map<?, ?> json, Class<?> recordType) {
        RecordComponent[] components = recordType.getRecordComponents();
        if (components == null) {
            throw new ConfigurationException(
                    path, "cannot be configured: " + recordType.getName() + " is not a record");
        }
        refuseUnknownKeys(path, json, components);
        @Nullable
        Object[] arguments = Arrays.stream(components)
                .map(component -> argument(path, json, component))
                .toArray();
        return construct(path, recordType, components, arguments);
    }

    private static void refuseUnknownKeys(String path, Map<?, ?> json, RecordComponent[] components) {
        List<String> known =
                Arrays.stream(components).map(RecordComponent::getName).toList();
        TreeSet<String> unknown = new TreeSet<>();
        json.keySet().forEach(key -> unknown.add(String.valueOf(key)));
        known.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            String key = unknown.first();
            throw new ConfigurationException(Paths.key(path, key), "unknown key" + Nearest.hint(key, known));
        }
    }

    private static Object argument(String path, Map<?, ?> json, RecordComponent component) {
        String key = component.getName();
        String keyPath = Paths.key(path, key);
        Type type = component.getGenericType();
        if (json.containsKey(key)) {
            return Values.bind(keyPath, json.get(key), type);
        }
        Default fallback = component.getAnnotation(Default.class);
        if (fallback != null) {
            return Values.bind(keyPath, JsonText.lenient(fallback.value()), type);
        }
        return Optionals.emptyOf(component.getType())
                .orElseThrow(() -> new ConfigurationException(keyPath, "missing; wanted " + Values.wanted(type)));
    }

    private static Object construct(
            String path, Class<?> recordType, RecordComponent[] components, @Nullable Object[] arguments) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> canonical = recordType.getDeclaredConstructor(types);
            canonical.setAccessible(true);
            return canonical.newInstance(arguments);
        } catch (InvocationTargetException refused) {
            throw refusal(path, refused.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static RuntimeException refusal(String path, @Nullable Throwable cause) {
        if (cause instanceof IllegalArgumentException wrong) {
            return new ConfigurationException(path, String.valueOf(wrong.getMessage()));
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException defect ? defect : new IllegalStateException(cause);
    }
}
