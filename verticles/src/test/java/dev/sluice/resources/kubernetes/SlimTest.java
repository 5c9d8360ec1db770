package dev.sluice.resources.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.resources.kind.Kinds;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is kept of an object. */
class SlimTest {
    @Test
    void leaves_of_a_pod_what_makes_it_an_endpoint() {
        GenericKubernetesResource pod = object("""
                metadata:
                  name: chat-0
                  labels: {app: chat}
                  annotations:
                    llm-d.ai/active-ports: "8000"
                    kubectl.kubernetes.io/last-applied-configuration: "{}"
                  managedFields: [{manager: kubelet}]
                spec: {containers: [{name: engine}]}
                status:
                  podIP: 10.0.0.7
                  containerStatuses: [{name: engine}]
                  conditions:
                  - {type: Ready, status: "True", lastProbeTime: "2026-01-01T00:00:00Z"}
                  - {type: PodScheduled, status: "True"}
                """);

        Slim.down(Kinds.POD, pod);

        assertThat(pod.getAdditionalProperties())
                .isEqualTo(Map.of(
                        "status",
                        Map.of("podIP", "10.0.0.7", "conditions", List.of(Map.of("type", "Ready", "status", "True")))));
        assertThat(pod.getMetadata().getManagedFields()).isEmpty();
        assertThat(pod.getMetadata().getLabels()).containsEntry("app", "chat");
        assertThat(pod.getMetadata().getAnnotations()).isEqualTo(Map.of("llm-d.ai/active-ports", "8000"));
    }

    @Test
    void takes_a_document_whose_status_alone_is_other_for_the_same() {
        String spec = "metadata: {name: chat}\nspec: {a: 1}\n";

        assertThat(Slim.same(Kinds.INFERENCE_POOL, object(spec), object(spec + "status: {parents: []}\n")))
                .isTrue();
        assertThat(Slim.same(Kinds.INFERENCE_POOL, object(spec), object(spec.replace("1", "2"))))
                .isFalse();
    }

    @Test
    void takes_a_pod_that_is_no_longer_ready_for_another() {
        String pod = "metadata: {name: chat-0}\nstatus: {conditions: [{type: Ready, status: '%s'}]}\n";

        assertThat(Slim.same(Kinds.POD, object(pod.formatted("True")), object(pod.formatted("False"))))
                .isFalse();
    }

    private static GenericKubernetesResource object(String yaml) {
        return new KubernetesSerialization().unmarshal(yaml, GenericKubernetesResource.class);
    }
}
