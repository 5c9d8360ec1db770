package dev.sluice.resources.kubernetes;

import dev.sluice.resources.kind.Kinds;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;

/** Which kinds of routes may attach to a listener: HTTPRoute, unless the listener wants others only. */
final class SupportedKinds {
    private static final String GROUP = Kinds.HTTP_ROUTE.group();
    private static final String KIND = Kinds.HTTP_ROUTE.name();

    private SupportedKinds() {}

    static List<Object> of(GenericKubernetesResource gateway, String listener) {
        Map<String, Object> spec = Untyped.map(gateway.getAdditionalProperties().get("spec"));
        boolean supported = Untyped.maps(spec.get("listeners")).stream()
                .filter(one -> listener.equals(one.get("name")))
                .allMatch(SupportedKinds::takesHttpRoutes);
        return supported ? List.of(Map.of("group", GROUP, "kind", KIND)) : List.of();
    }

    private static boolean takesHttpRoutes(Map<String, Object> listener) {
        String protocol = String.valueOf(listener.get("protocol"));
        List<Map<String, Object>> kinds =
                Untyped.maps(Untyped.map(listener.get("allowedRoutes")).get("kinds"));
        return (protocol.equals("HTTP") || protocol.equals("HTTPS"))
                && (kinds.isEmpty() || kinds.stream().anyMatch(SupportedKinds::isHttpRoute));
    }

    private static boolean isHttpRoute(Map<String, Object> kind) {
        return GROUP.equals(kind.getOrDefault("group", GROUP)) && KIND.equals(kind.get("kind"));
    }
}
