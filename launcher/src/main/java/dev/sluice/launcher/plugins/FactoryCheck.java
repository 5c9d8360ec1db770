package dev.sluice.launcher.plugins;

import dev.sluice.spi.PluginFactory;
import java.lang.reflect.Modifier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a factory must be like before configuration may name it. */
final class FactoryCheck {
    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,99}");

    private FactoryCheck() {}

    static PluginFactory<?> check(PluginFactory<?> factory) throws PluginRefusedException {
        String where = factory.getClass().getName();
        @Nullable String type = factory.type();
        if (type == null || !TYPE.matcher(type).matches()) {
            throw new PluginRefusedException("the type of " + where + " is not a name: " + type);
        }
        @Nullable Class<?> parameters = factory.parametersType();
        if (parameters == null || parameters.getRecordComponents() == null || !isPublic(parameters)) {
            throw new PluginRefusedException("the parameters of " + type + " are not a public record: "
                    + (parameters == null ? "none" : parameters.getName()));
        }
        return factory;
    }

    private static boolean isPublic(Class<?> type) {
        Class<?> outer = type.getDeclaringClass();
        return Modifier.isPublic(type.getModifiers()) && (outer == null || isPublic(outer));
    }
}
