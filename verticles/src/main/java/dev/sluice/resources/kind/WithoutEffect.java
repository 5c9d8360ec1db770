package dev.sluice.resources.kind;

import dev.sluice.config.Paths;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes away the fields that are accepted and change nothing. */
final class WithoutEffect {
    private static final String EACH = "[]";

    private final String reason;
    private final boolean kept;
    private final Map<String, String> found;

    private WithoutEffect(String reason, boolean kept, Map<String, String> found) {
        this.reason = reason;
        this.kept = kept;
        this.found = found;
    }

    /**
     * Removes such fields, save those that the kind's record names to have them checked.
     *
     * @return the path of each that was there, with the reason why it has no effect
     */
    static Map<String, String> remove(Kind<?> kind, Map<String, @Nullable Object> spec) {
        Map<String, String> found = new LinkedHashMap<>();
        new TreeMap<>(kind.withoutEffect())
                .forEach((pattern, reason) -> new WithoutEffect(reason, isBound(kind.content(), pattern), found)
                        .walk("spec", spec, List.of(pattern.split("\\."))));
        return found;
    }

    /** Whether the records of a kind name a field. */
    private static boolean isBound(Class<?> content, String pattern) {
        Class<?> holder = content;
        for (String step : List.of(pattern.split("\\."))) {
            Optional<RecordComponent> component = component(holder, step.replace(EACH, ""));
            if (component.isEmpty()) {
                return false;
            }
            holder = element(component.get().getGenericType());
        }
        return true;
    }

    private static Optional<RecordComponent> component(Class<?> holder, String name) {
        return holder.isRecord()
                ? Arrays.stream(holder.getRecordComponents())
                        .filter(component -> component.getName().equals(name))
                        .findFirst()
                : Optional.empty();
    }

    /** What a list or an optional is of. */
    private static Class<?> element(Type type) {
        Type own = type instanceof ParameterizedType generic ? generic.getActualTypeArguments()[0] : type;
        return own instanceof Class<?> found ? found : Object.class;
    }

    private void walk(String path, @Nullable Object value, List<String> steps) {
        if (!(value instanceof Map<?, ?> object)) {
            return;
        }
        String step = steps.get(0);
        String name = step.replace(EACH, "");
        String at = Paths.key(path, name);
        if (steps.size() == 1) {
            take(at, object, name);
            return;
        }
        List<String> rest = steps.subList(1, steps.size());
        if (!step.endsWith(EACH)) {
            walk(at, object.get(name), rest);
        } else if (object.get(name) instanceof List<?> list) {
            for (int index = 0; index < list.size(); index++) {
                walk(Paths.index(at, index), list.get(index), rest);
            }
        }
    }

    private void take(String path, Map<?, ?> object, String name) {
        if (object.containsKey(name)) {
            found.put(path, reason);
            if (!kept) {
                object.remove(name);
            }
        }
    }
}
