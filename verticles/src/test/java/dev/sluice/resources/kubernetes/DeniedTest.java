package dev.sluice.resources.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.message.ResourceProblem;
import dev.sluice.resources.Source.Look;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeniedTest {
    private static final KubernetesOptions OPTIONS = new KubernetesOptions(
            List.of(), Optional.empty(), Optional.empty(), false, "default", "sluice", Duration.ofMinutes(10));

    @Test
    void names_the_verb_and_the_resource_that_the_service_account_lacks() {
        KubernetesMockServer server = new KubernetesMockServer(false);
        server.expect()
                .get()
                .withPath("/apis/inference.networking.k8s.io/v1/inferencepools?limit=1")
                .andReturn(
                        403,
                        new StatusBuilder()
                                .withCode(403)
                                .withReason("Forbidden")
                                .build())
                .always();
        server.expect()
                .get()
                .withPath("/apis/inference.networking.k8s.io/v1/inferencepools?resourceVersion=0")
                .andReturn(
                        403,
                        new StatusBuilder()
                                .withCode(403)
                                .withReason("Forbidden")
                                .build())
                .always();
        server.init();
        KubernetesSource source = new KubernetesSource(server.createClient(), OPTIONS, "c", InstantSource.system());
        try {
            assertThat(firstLook(source).warnings())
                    .extracting(ResourceProblem::sentence)
                    .contains(
                            "may not list inferencepools.inference.networking.k8s.io in all namespaces: "
                                    + "give the service account the verbs get, list and watch",
                            "the API server has no HTTPRoute, so there are none");
        } finally {
            source.close();
            server.destroy();
        }
    }

    private static Look firstLook(KubernetesSource source) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < end) {
            Optional<Look> look = source.look();
            if (look.isPresent()) {
                return look.get();
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("nothing was seen in time");
    }
}
