package dev.sluice.resources.kubernetes;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Map;

/** Objects of the API server as plain values. */
final class Content {
    private static final KubernetesSerialization JSON = new KubernetesSerialization();

    private Content() {}

    @SuppressWarnings("unchecked") // An object of the API server is a map of text to values.
    static Map<String, ?> of(GenericKubernetesResource document, String apiVersion, String kind) {
        Map<String, Object> content = JSON.convertValue(document, Map.class);
        content.put("apiVersion", apiVersion);
        content.put("kind", kind);
        return content;
    }
}
