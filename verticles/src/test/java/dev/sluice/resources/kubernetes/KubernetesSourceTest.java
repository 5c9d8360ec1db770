package dev.sluice.resources.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.message.Condition;
import dev.sluice.message.ResourceKey;
import dev.sluice.message.ResourceProblem;
import dev.sluice.message.ResourceStatus;
import dev.sluice.resources.Source.Look;
import dev.sluice.resources.kind.Kinds;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.CustomResourceDefinitionContext;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KubernetesSourceTest {
    private static final String CONTROLLER = "sluice.dev/gateway-controller";
    private static final KubernetesOptions OPTIONS = new KubernetesOptions(
            List.of(), Optional.empty(), Optional.empty(), true, "default", "sluice", Duration.ofMinutes(10));

    private final KubernetesMockServer server = new KubernetesMockServer(
            new Context(), new MockWebServer(), new HashMap<>(), new KubernetesCrudDispatcher(), false);
    private KubernetesClient people;
    private KubernetesSource source;

    @BeforeEach
    void serve() {
        Kinds.ALL.stream()
                .map(kind -> new WatchedKind(kind, kind.apiVersions().get(0)))
                .filter(kind -> kind.apiVersion().contains("/"))
                .forEach(kind -> server.expectCustomResource(new CustomResourceDefinitionContext.Builder()
                        .withGroup(kind.context().getGroup())
                        .withVersion(kind.context().getVersion())
                        .withKind(kind.kind().name())
                        .withPlural(kind.plural())
                        .withScope(kind.kind().namespaced() ? "Namespaced" : "Cluster")
                        .build()));
        server.init();
        people = server.createClient();
        source = new KubernetesSource(server.createClient(), OPTIONS, CONTROLLER, InstantSource.system());
    }

    @AfterEach
    void close() {
        source.close();
        people.close();
        server.destroy();
    }

    @Test
    void sees_what_there_is_and_every_change() {
        create(pool("llama", 8000));
        Look first = lookUntil(look -> true);
        assertThat(first.set().all(Kinds.INFERENCE_POOL))
                .singleElement()
                .satisfies(pool -> assertThat(pool.metadata().name()).isEqualTo("llama"));
        create(pool("mistral", 8000));
        lookUntil(look -> look.set().all(Kinds.INFERENCE_POOL).size() == 2);
        pools().inNamespace("default").withName("llama").delete();
        Look last = lookUntil(look -> look.set().all(Kinds.INFERENCE_POOL).size() == 1);
        assertThat(last.allOrNothing()).isFalse();
        assertThat(last.refused()).isEmpty();
    }

    @Test
    void leaves_out_a_document_that_is_not_valid_and_keeps_the_others() {
        create(pool("good", 8000));
        create(pool("bad", 70_000));
        Look look = lookUntil(seen -> !seen.refused().isEmpty());
        assertThat(look.set().all(Kinds.INFERENCE_POOL)).hasSize(1);
        assertThat(look.refused())
                .extracting(ResourceProblem::toString)
                .containsExactly("kubernetes InferencePool default/bad: spec.targetPorts[0]: "
                        + "number: Invalid value: 70000: should be less than or equal to 65535");
    }

    @Test
    void writes_a_status_once_and_keeps_what_others_wrote() {
        GenericKubernetesResource pool = pool("llama", 8000);
        Map<String, Object> foreign =
                Map.of("parentRef", Map.of("name", "other"), "controllerName", "example.com/other");
        pool.setAdditionalProperty("status", Map.of("parents", List.of(foreign)));
        create(pool);
        lookUntil(look -> true);
        source.report(List.of(accepted()));
        GenericKubernetesResource written =
                statusUntil(status -> parents(status).size() == 2);
        assertThat(parents(written)).contains(foreign);
        assertThat(parents(written).get(1).toString()).contains("Accepted", CONTROLLER, "lastTransitionTime");
        String version = written.getMetadata().getResourceVersion();
        lookUntil(look -> true);
        source.report(List.of(accepted()));
        source.look();
        source.look();
        assertThat(current().getMetadata().getResourceVersion()).isEqualTo(version);
        source.report(List.of());
        assertThat(parents(statusUntil(status -> parents(status).size() == 1))).containsExactly(foreign);
    }

    private static ResourceStatus accepted() {
        return new ResourceStatus(
                new ResourceKey("inference.networking.k8s.io", "InferencePool", "default", "llama"),
                0,
                List.of(),
                List.of(new ResourceStatus.Parent(
                        Map.of("kind", "Gateway", "name", "gateway"),
                        List.of(new Condition("Accepted", true, "Accepted", "")))),
                List.of());
    }

    private Look lookUntil(Predicate<Look> wanted) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < end) {
            Optional<Look> look = source.look().filter(wanted);
            if (look.isPresent()) {
                return look.get();
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("was not seen in time");
    }

    private GenericKubernetesResource statusUntil(Predicate<GenericKubernetesResource> wanted) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < end) {
            source.look();
            GenericKubernetesResource seen = current();
            if (wanted.test(seen)) {
                return seen;
            }
        }
        throw new AssertionError("was not written in time: " + current());
    }

    private GenericKubernetesResource current() {
        return pools().inNamespace("default").withName("llama").get();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> parents(GenericKubernetesResource document) {
        Map<String, Object> status =
                (Map<String, Object>) document.getAdditionalProperties().get("status");
        return status == null ? List.of() : (List<Map<String, Object>>) status.getOrDefault("parents", List.of());
    }

    private io.fabric8.kubernetes.client.dsl.MixedOperation<
                    GenericKubernetesResource,
                    io.fabric8.kubernetes.api.model.GenericKubernetesResourceList,
                    io.fabric8.kubernetes.client.dsl.Resource<GenericKubernetesResource>>
            pools() {
        ResourceDefinitionContext context = new WatchedKind(
                        Kinds.INFERENCE_POOL, Kinds.INFERENCE_POOL.apiVersions().get(0))
                .context();
        return people.genericKubernetesResources(context);
    }

    private void create(GenericKubernetesResource document) {
        pools().inNamespace("default").resource(document).create();
    }

    private static GenericKubernetesResource pool(String name, int port) {
        GenericKubernetesResource pool = new GenericKubernetesResource();
        pool.setApiVersion("inference.networking.k8s.io/v1");
        pool.setKind("InferencePool");
        pool.setMetadata(new io.fabric8.kubernetes.api.model.ObjectMetaBuilder()
                .withName(name)
                .withNamespace("default")
                .build());
        pool.setAdditionalProperty(
                "spec",
                Map.of(
                        "selector",
                        Map.of("matchLabels", Map.of("app", name)),
                        "targetPorts",
                        List.of(Map.of("number", port))));
        return pool;
    }
}
