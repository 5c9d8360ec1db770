package dev.sluice.acceptance;

import dev.sluice.resources.kind.Kind;
import dev.sluice.resources.kind.Kinds;
import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.APIResourceBuilder;
import io.fabric8.kubernetes.api.model.APIResourceListBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.CustomResourceDefinitionContext;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.server.mock.KubernetesMixedDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.ServerRequest;
import io.fabric8.mockwebserver.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** An API server that keeps documents, and nothing behind it. */
final class MockCluster implements AutoCloseable {
    private static final Logger CHATTER = Logger.getLogger("io.fabric8.mockwebserver");

    private final Map<ServerRequest, Queue<ServerResponse>> responses = new HashMap<>();
    private final KubernetesMockServer server = new KubernetesMockServer(
            new Context(), new MockWebServer(), responses, new KubernetesMixedDispatcher(responses), false);
    private final KubernetesClient client;

    MockCluster() {
        server.init();
        client = server.createClient();
        Kinds.ALL.stream()
                .collect(Collectors.groupingBy(kind -> kind.apiVersions().get(0)))
                .forEach(this::serve);
    }

    /** Has kinds of one version, each with a status of its own to write. */
    private void serve(String apiVersion, List<Kind<?>> kinds) {
        List<APIResource> resources = new ArrayList<>();
        for (Kind<?> kind : kinds) {
            resources.add(new APIResourceBuilder()
                    .withKind(kind.name())
                    .withName(plural(kind))
                    .withNamespaced(kind.namespaced())
                    .build());
            if (!kind.group().isEmpty()) {
                server.expectCustomResource(new CustomResourceDefinitionContext.Builder()
                        .withGroup(kind.group())
                        .withVersion(context(kind).getVersion())
                        .withKind(kind.name())
                        .withPlural(plural(kind))
                        .withScope(kind.namespaced() ? "Namespaced" : "Cluster")
                        .withStatusSubresource(true)
                        .build());
            }
        }
        server.expect()
                .get()
                .withPath((apiVersion.contains("/") ? "/apis/" : "/api/") + apiVersion)
                .andReturn(
                        200,
                        new APIResourceListBuilder()
                                .withGroupVersion(apiVersion)
                                .withResources(resources)
                                .build())
                .always();
    }

    /** A kubeconfig that leads here. */
    Path kubeconfig(Path directory) {
        String text = """
                apiVersion: v1
                kind: Config
                clusters: [{ name: mock, cluster: { server: "%s" } }]
                contexts: [{ name: mock, context: { cluster: mock, user: mock } }]
                users: [{ name: mock, user: {} }]
                current-context: mock
                """.formatted(server.url("/"));
        try {
            return Files.writeString(directory.resolve("kubeconfig"), text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Creates documents, or puts them in place of those of the same name. */
    void apply(String documents) {
        for (String text : documents.split("(?m)^---$")) {
            GenericKubernetesResource document = Serialization.unmarshal(text, GenericKubernetesResource.class);
            var known = resource(
                    kind(document.getKind()),
                    namespace(document),
                    document.getMetadata().getName());
            if (known.get() != null) {
                known.delete();
            }
            client.genericKubernetesResources(context(kind(document.getKind())))
                    .inNamespace(namespace(document))
                    .resource(document)
                    .create();
        }
    }

    void delete(String kind, String name) {
        resource(kind(kind), "default", name).delete();
    }

    /** A document's status. */
    @SuppressWarnings("unchecked")
    Map<String, Object> status(String kind, String name) {
        GenericKubernetesResource document =
                resource(kind(kind), "default", name).get();
        return document == null
                ? Map.of()
                : (Map<String, Object>) document.getAdditionalProperties().getOrDefault("status", Map.of());
    }

    /** Whether a condition of a parent's is so, as {@code Accepted=True/Accepted}. */
    boolean hasParent(String kind, String name, String gateway, String condition) {
        return maps(status(kind, name).get("parents")).stream()
                .filter(parent -> gateway.equals(((Map<?, ?>) parent.get("parentRef")).get("name")))
                .anyMatch(parent -> maps(parent.get("conditions")).stream().anyMatch(one -> says(one, condition)));
    }

    boolean hasCondition(String kind, String name, String condition) {
        return maps(status(kind, name).get("conditions")).stream().anyMatch(one -> says(one, condition));
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> maps(Object list) {
        return list == null ? List.of() : (List<Map<String, Object>>) list;
    }

    private static boolean says(Map<String, Object> condition, String wanted) {
        return wanted.equals(condition.get("type") + "=" + condition.get("status") + "/" + condition.get("reason"));
    }

    private io.fabric8.kubernetes.client.dsl.Resource<GenericKubernetesResource> resource(
            Kind<?> kind, String namespace, String name) {
        return client.genericKubernetesResources(context(kind))
                .inNamespace(namespace)
                .withName(name);
    }

    private static String namespace(GenericKubernetesResource document) {
        String namespace = document.getMetadata().getNamespace();
        return namespace == null ? "default" : namespace;
    }

    private static Kind<?> kind(String name) {
        return Kinds.ALL.stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static ResourceDefinitionContext context(Kind<?> kind) {
        String apiVersion = kind.apiVersions().get(0);
        return new ResourceDefinitionContext.Builder()
                .withGroup(kind.group())
                .withVersion(apiVersion.substring(apiVersion.indexOf('/') + 1))
                .withKind(kind.name())
                .withPlural(plural(kind))
                .withNamespaced(kind.namespaced())
                .build();
    }

    private static String plural(Kind<?> kind) {
        String name = kind.name().toLowerCase(Locale.ROOT);
        return name.endsWith("cy")
                ? name.substring(0, name.length() - 1) + "ies"
                : name.endsWith("s") ? name + "es" : name + "s";
    }

    @Override
    public void close() {
        client.close();
        try {
            server.destroy();
        } catch (IllegalStateException unclosed) {
            // The mock waits in vain for a watch that the client has closed at the same moment; its port goes with the
            // JVM.
            CHATTER.log(Level.FINE, "The mock server did not close in time", unclosed);
        }
    }
}
