package dev.sluice.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Constants of an enum by name, whatever the case and with {@code -} for {@code _} or neither. */
final class Enums {
    private Enums() {}

    static Object bind(String path, Object value, Class<?> type) {
        String text = value instanceof String given ? given : "";
        for (Object constant : type.getEnumConstants()) {
            if (bare(((Enum<?>) constant).name()).equals(bare(text))) {
                return constant;
            }
        }
        throw new ConfigurationException(
                path, "wanted " + wanted(type) + ", found " + Found.describe(value) + Nearest.among(text, names(type)));
    }

    static String wanted(Class<?> type) {
        return "one of " + String.join(", ", names(type));
    }

    private static List<String> names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }
}
