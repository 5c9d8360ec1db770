package dev.sluice.launcher.gateway;

import dev.sluice.config.Binder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Configurations as JSON would have them. */
final class Configurations {
    static final Map<String, ?> POOL =
            Map.of("name", "llama", "endpoints", List.of(Map.of("address", "http://127.0.0.1:8001")));

    private Configurations() {}

    static GatewayConfiguration of(Map<String, ?> json) {
        Map<String, Object> whole = new HashMap<>(Map.of("pools", List.of(POOL), "pluginsDirectory", "target/none"));
        whole.putAll(json);
        return Binder.bind("", whole, GatewayConfiguration.class);
    }

    static GatewayConfiguration verticles(Object... verticles) {
        return of(Map.of("eventLoops", 2, "verticles", List.of(verticles)));
    }

    static Map<String, ?> verticle(String name) {
        return Map.of("verticle", name);
    }
}
