package dev.sluice.resources.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.resources.Source.Look;
import dev.sluice.resources.document.DocumentReader;
import dev.sluice.resources.kind.KindReader;
import dev.sluice.resources.kind.Kinds;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** What a source sees of the cluster that {@code KUBECONFIG} names, in which it writes nothing. */
@Tag("kubernetes")
@EnabledIfEnvironmentVariable(named = "KUBECONFIG", matches = ".+")
class RealClusterTest {
    @Test
    void sees_the_namespaces_of_a_real_cluster() {
        KubernetesOptions options = new KubernetesOptions(
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "sluice",
                false,
                Duration.ofMinutes(10));
        try (KubernetesSource source = new KubernetesSource(
                options, content -> KindReader.read(DocumentReader.of(content)), "sluice.dev/gateway")) {
            Look look = MockCluster.until(source, "the first look", seen -> true);

            assertThat(look.set().all(Kinds.NAMESPACE))
                    .extracting(namespace -> namespace.metadata().name())
                    .contains("default", "kube-system");
        }
    }
}
