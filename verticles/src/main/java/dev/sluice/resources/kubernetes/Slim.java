package dev.sluice.resources.kubernetes;

import dev.sluice.resources.kind.Kind;
import dev.sluice.resources.kind.Kinds;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Keeps of an object only what matters, as there may be very many pods. */
final class Slim {
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    private Slim() {}

    /** Takes out of an object what nobody reads. */
    static void down(Kind<?> kind, GenericKubernetesResource object) {
        ObjectMeta metadata = object.getMetadata();
        metadata.setManagedFields(List.of());
        if (metadata.getAnnotations() != null && metadata.getAnnotations().containsKey(LAST_APPLIED)) {
            Map<String, String> annotations = new HashMap<>(metadata.getAnnotations());
            annotations.remove(LAST_APPLIED);
            metadata.setAnnotations(annotations);
        }
        if (kind.equals(Kinds.POD)) {
            Map<String, Object> rest = new HashMap<>();
            Optional.ofNullable(object.getAdditionalProperties().get("status"))
                    .ifPresent(status -> rest.put("status", pod(status)));
            object.setAdditionalProperties(rest);
        }
    }

    /** Whether two states of an object make no difference to the routes and pools. */
    static boolean same(Kind<?> kind, GenericKubernetesResource one, GenericKubernetesResource other) {
        ObjectMeta before = one.getMetadata();
        ObjectMeta after = other.getMetadata();
        return Objects.equals(before.getUid(), after.getUid())
                && Objects.equals(before.getGeneration(), after.getGeneration())
                && Objects.equals(before.getLabels(), after.getLabels())
                && Objects.equals(before.getAnnotations(), after.getAnnotations())
                && Objects.equals(before.getDeletionTimestamp(), after.getDeletionTimestamp())
                && body(kind, one).equals(body(kind, other));
    }

    private static Map<String, Object> body(Kind<?> kind, GenericKubernetesResource object) {
        Map<String, Object> body = new HashMap<>(object.getAdditionalProperties());
        if (kind.shape() == Kind.Shape.SPEC) {
            body.remove("status");
        }
        return body;
    }

    private static Map<String, Object> pod(Object status) {
        Map<String, Object> slim = new HashMap<>();
        if (status instanceof Map<?, ?> all) {
            Optional.ofNullable(all.get("podIP")).ifPresent(address -> slim.put("podIP", address));
            if (all.get("conditions") instanceof List<?> conditions) {
                slim.put("conditions", conditions(conditions));
            }
        }
        return slim;
    }

    private static List<Object> conditions(List<?> conditions) {
        List<Object> slim = new ArrayList<>();
        for (Object condition : conditions) {
            if (condition instanceof Map<?, ?> map && "Ready".equals(map.get("type"))) {
                slim.add(Map.of("type", "Ready", "status", String.valueOf(map.get("status"))));
            }
        }
        return slim;
    }
}
