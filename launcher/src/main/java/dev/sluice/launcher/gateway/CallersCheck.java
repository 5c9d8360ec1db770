package dev.sluice.launcher.gateway;

import dev.sluice.config.ConfigurationException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Refuses to ask clients who they are where nobody could tell. */
final class CallersCheck {
    private static final String IDENTITY = "identity";
    private static final String KEY = "authentication";

    private CallersCheck() {}

    static void check(List<VerticleSpec> verticles) {
        if (verticles.stream().anyMatch(spec -> spec.verticle().equals(IDENTITY))) {
            return;
        }
        for (int index = 0; index < verticles.size(); index++) {
            VerticleSpec spec = verticles.get(index);
            String path = "verticles[" + index + "].options";
            refuseRequired(path, spec.options());
            if (spec.options().get("listeners") instanceof List<?> listeners) {
                for (int listener = 0; listener < listeners.size(); listener++) {
                    if (listeners.get(listener) instanceof Map<?, ?> options) {
                        refuseRequired(path + ".listeners[" + listener + "]", options);
                    }
                }
            }
        }
    }

    private static void refuseRequired(String path, Map<?, ?> options) {
        if (options.get(KEY) instanceof String word
                && word.toLowerCase(Locale.ROOT).equals("required")) {
            throw new ConfigurationException(
                    path + "." + KEY, "wanted " + IDENTITY + " among the verticles, as it knows the keys of clients");
        }
    }
}
