package dev.sluice.resources.kubernetes;

import dev.sluice.resources.kind.Kind;
import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out which kinds the API server has, each question asked once. */
final class Discovery {
    private final KubernetesClient client;
    private final Map<String, List<APIResource>> answers = new HashMap<>();

    Discovery(KubernetesClient client) {
        this.client = client;
    }

    /** A kind in the newest version that is there. */
    Optional<Served> find(Kind<?> kind) {
        return kind.apiVersions().stream()
                .flatMap(version -> find(kind, version).stream())
                .findFirst();
    }

    private Optional<Served> find(Kind<?> kind, String apiVersion) {
        return answers.computeIfAbsent(apiVersion, this::ask).stream()
                .filter(resource -> resource.getKind().equals(kind.name())
                        && !resource.getName().contains("/"))
                .map(resource -> new Served(kind, apiVersion, resource.getName()))
                .findFirst();
    }

    private List<APIResource> ask(String apiVersion) {
        return Optional.ofNullable(client.getApiResources(apiVersion))
                .map(answer -> List.copyOf(answer.getResources()))
                .orElse(List.of());
    }
}
