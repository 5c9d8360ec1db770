package dev.sluice.resources.kubernetes;

import dev.sluice.resources.Source.Look;
import dev.sluice.resources.document.DocumentReader;
import dev.sluice.resources.kind.KindReader;
import dev.sluice.resources.kubernetes.KubernetesSource.Manner;
import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.APIResourceBuilder;
import io.fabric8.kubernetes.api.model.APIResourceListBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.CustomResourceDefinitionContext;
import io.fabric8.kubernetes.client.server.mock.KubernetesMixedDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.ServerRequest;
import io.fabric8.mockwebserver.ServerResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;

/** An API server with the kinds that a test names, and sources that look at it. */
final class MockCluster implements AutoCloseable {
    static final String CONTROLLER = "sluice.dev/gateway";
    static final String POOLS = "inference.networking.k8s.io/v1";
    static final String GATEWAYS = "gateway.networking.k8s.io/v1";

    private static final Logger CHATTER = Logger.getLogger("io.fabric8.mockwebserver");
    private static final Pace BRISK =
            new Pace(Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofMillis(1), Duration.ofSeconds(2));

    private final Map<ServerRequest, Queue<ServerResponse>> responses = new HashMap<>();
    final KubernetesMockServer server = new KubernetesMockServer(
            new Context(), new MockWebServer(), responses, new KubernetesMixedDispatcher(responses), false);
    private final List<AutoCloseable> open = new ArrayList<>();
    final KubernetesClient client;

    static {
        CHATTER.setLevel(Level.WARNING);
    }

    MockCluster() {
        server.init();
        client = opened(Clients.of(server.createClient().getConfiguration()));
        serve("v1", "Pod", "Secret", "ConfigMap", "Service", "Namespace");
        serve("discovery.k8s.io/v1", "EndpointSlice");
    }

    /** Has kinds from now on. */
    void serve(String apiVersion, String... kinds) {
        List<APIResource> resources = new ArrayList<>();
        for (String kind : kinds) {
            boolean namespaced = !kind.equals("Namespace") && !kind.equals("GatewayClass");
            resources.add(new APIResourceBuilder()
                    .withKind(kind)
                    .withName(plural(kind))
                    .withNamespaced(namespaced)
                    .build());
            if (apiVersion.contains("/")) {
                server.expectCustomResource(crd(apiVersion, kind, namespaced));
            }
        }
        String path = (apiVersion.contains("/") ? "/apis/" : "/api/") + apiVersion;
        server.expect()
                .get()
                .withPath(path)
                .andReturn(
                        200,
                        new APIResourceListBuilder()
                                .withGroupVersion(apiVersion)
                                .withResources(resources)
                                .build())
                .always();
    }

    KubernetesSource source(String... namespaces) {
        return source(Clients.of(server.createClient().getConfiguration()), namespaces);
    }

    KubernetesSource source(KubernetesClient its, String... namespaces) {
        KubernetesOptions options = new KubernetesOptions(
                List.of(namespaces),
                Optional.empty(),
                Optional.empty(),
                Optional.of("sluice"),
                "sluice",
                true,
                Duration.ofMinutes(10));
        return opened(new KubernetesSource(
                its, options, content -> KindReader.read(DocumentReader.of(content)), new Manner(CONTROLLER, BRISK)));
    }

    /** Looks until something is as wanted. */
    static Look until(KubernetesSource source, String what, Predicate<Look> wanted) {
        List<Look> last = new ArrayList<>();
        Await.until(what, () -> {
            Optional<Look> look = source.look();
            look.filter(wanted).ifPresent(last::add);
            return !last.isEmpty();
        });
        return last.get(0);
    }

    /** Creates an object, then gives it its status, as a creation leaves that out. */
    void put(String yaml) {
        GenericKubernetesResource created = resource(yaml).create();
        if (yaml.contains("\nstatus:\n") && created.getApiVersion().contains("/")) {
            resource(yaml).updateStatus();
        }
    }

    void replace(String yaml) {
        resource(yaml).update();
    }

    void remove(String yaml) {
        resource(yaml).delete();
    }

    /** The methods and paths that were asked for since this was asked last. */
    List<String> requests() {
        List<String> paths = new ArrayList<>();
        try {
            RecordedRequest request = server.takeRequest(0, TimeUnit.SECONDS);
            while (request != null) {
                paths.add(request.getMethod() + " " + request.getPath());
                request = server.takeRequest(0, TimeUnit.SECONDS);
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
        return paths;
    }

    GenericKubernetesResource stored(String yaml) {
        return resource(yaml).get();
    }

    Map<String, Object> status(String yaml) {
        return Untyped.map(stored(yaml).getAdditionalProperties().get("status"));
    }

    static String pool(String namespace, String name, int port) {
        return """
            apiVersion: inference.networking.k8s.io/v1
            kind: InferencePool
            metadata: {namespace: %s, name: %s}
            spec: {selector: {matchLabels: {app: %s}}, targetPorts: [{number: %d}]}
            """.formatted(namespace, name, name, port);
    }

    private Resource<GenericKubernetesResource> resource(String yaml) {
        GenericKubernetesResource object =
                client.getKubernetesSerialization().unmarshal(yaml, GenericKubernetesResource.class);
        boolean namespaced = object.getMetadata().getNamespace() != null;
        var all = client.genericKubernetesResources(crd(object.getApiVersion(), object.getKind(), namespaced));
        return namespaced
                ? all.inNamespace(object.getMetadata().getNamespace()).resource(object)
                : all.resource(object);
    }

    private static CustomResourceDefinitionContext crd(String apiVersion, String kind, boolean namespaced) {
        int slash = apiVersion.indexOf('/');
        return new CustomResourceDefinitionContext.Builder()
                .withGroup(slash < 0 ? "" : apiVersion.substring(0, slash))
                .withVersion(apiVersion.substring(slash + 1))
                .withKind(kind)
                .withPlural(plural(kind))
                .withScope(namespaced ? "Namespaced" : "Cluster")
                .withStatusSubresource(true)
                .build();
    }

    static String plural(String kind) {
        String lower = kind.toLowerCase(Locale.ROOT);
        if (lower.endsWith("s")) {
            return lower + "es";
        }
        return lower.endsWith("y") && !lower.endsWith("ay")
                ? lower.substring(0, lower.length() - 1) + "ies"
                : lower + "s";
    }

    private <T extends AutoCloseable> T opened(T closeable) {
        open.add(0, closeable);
        return closeable;
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable closeable : open) {
            closeable.close();
        }
        try {
            server.destroy();
        } catch (IllegalStateException unclosed) {
            // The mock waits in vain for a watch that the client has closed at the same moment; its port goes with the
            // JVM.
            CHATTER.log(Level.FINE, "The mock server did not close in time", unclosed);
        }
    }
}
