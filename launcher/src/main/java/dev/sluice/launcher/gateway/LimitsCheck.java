package dev.sluice.launcher.gateway;

import dev.sluice.config.ConfigurationException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Refuses limits that could not be kept, as nobody would know what they count by or in. */
final class LimitsCheck {
    private static final String QUOTA = "quota";
    private static final String IDENTITY = "identity";
    private static final String PRICES = "prices";
    private static final Set<String> OF_CALLERS = Set.of("key", "owner", "tenant");

    private LimitsCheck() {}

    static void check(List<VerticleSpec> verticles) {
        for (int index = 0; index < verticles.size(); index++) {
            VerticleSpec spec = verticles.get(index);
            if (spec.verticle().equals(QUOTA)) {
                String path = "verticles[" + index + "].options.";
                List<?> limits = list(spec.options().get("limits"));
                List<?> budgets = list(spec.options().get("budgets"));
                if (!budgets.isEmpty() && !has(verticles, PRICES)) {
                    throw new ConfigurationException(
                            path + "budgets",
                            "wanted " + PRICES + " among the verticles, as it knows what requests cost");
                }
                if (!has(verticles, IDENTITY)) {
                    refuseCallers(path + "limits", limits);
                    refuseCallers(path + "budgets", budgets);
                }
            }
        }
    }

    private static void refuseCallers(String path, List<?> limits) {
        for (int index = 0; index < limits.size(); index++) {
            if (limits.get(index) instanceof Map<?, ?> limit
                    && attributes(limit).anyMatch(LimitsCheck::isOfCaller)) {
                throw new ConfigurationException(
                        path + "[" + index + "]", "wanted " + IDENTITY + " among the verticles, as it knows who asks");
            }
        }
    }

    private static Stream<Object> attributes(Map<?, ?> limit) {
        Stream<Object> selected = list(limit.get("when")).stream()
                .map(when -> when instanceof Map<?, ?> condition ? String.valueOf(condition.get("attribute")) : "");
        return Stream.concat(selected, list(limit.get("each")).stream());
    }

    private static boolean isOfCaller(Object attribute) {
        return attribute instanceof String text && (OF_CALLERS.contains(text) || text.startsWith("claim:"));
    }

    private static boolean has(List<VerticleSpec> verticles, String name) {
        return verticles.stream().anyMatch(spec -> spec.verticle().equals(name));
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
