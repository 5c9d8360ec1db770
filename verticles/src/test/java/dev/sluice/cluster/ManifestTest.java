package dev.sluice.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.config.Config;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What {@code deploy/cluster.yaml} and {@code cluster-config/hazelcast-kubernetes.yaml} have to agree on. */
class ManifestTest {
    private static final int PORT = 5701;

    @Test
    void gateways_that_are_not_ready_are_found_under_the_name_that_members_search() throws Exception {
        Service service =
                documents(Service.class, one -> one.getMetadata().getName().equals("sluice-cluster"));

        assertThat(service.getSpec().getClusterIP()).isEqualTo("None");
        assertThat(service.getSpec().getPublishNotReadyAddresses()).isTrue();
        assertThat(environment("SLUICE_CLUSTER_SERVICE")).isEqualTo("sluice-cluster.sluice.svc.cluster.local");
        assertThat(config().getNetworkConfig().getJoin().getKubernetesConfig().getProperty("service-dns"))
                .isEqualTo("sluice-cluster.sluice.svc.cluster.local");
    }

    @Test
    void the_member_port_is_reached_by_the_gateways_alone() throws Exception {
        NetworkPolicy policy = documents(NetworkPolicy.class, one -> true);
        List<NetworkPolicyIngressRule> toMembers = policy.getSpec().getIngress().stream()
                .filter(rule ->
                        rule.getPorts().stream().anyMatch(port -> port.getPort().getIntVal() == PORT))
                .toList();

        assertThat(config().getNetworkConfig().getPort()).isEqualTo(PORT);
        assertThat(toMembers).hasSize(1);
        assertThat(toMembers.get(0).getFrom()).singleElement().satisfies(peer -> assertThat(peer.getPodSelector())
                .isEqualTo(policy.getSpec().getPodSelector()));
    }

    private static Config config() {
        return HazelcastFile.read(
                Path.of("../cluster-config/hazelcast-kubernetes.yaml"),
                name -> name.equals("POD_IP") ? Optional.of("10.0.0.7") : Optional.of(environment(name)));
    }

    private static String environment(String name) {
        try {
            return documents(Deployment.class, one -> true)
                    .getSpec()
                    .getTemplate()
                    .getSpec()
                    .getContainers()
                    .get(0)
                    .getEnv()
                    .stream()
                    .filter(variable -> variable.getName().equals(name))
                    .findFirst()
                    .map(variable -> variable.getValue())
                    .orElse("");
        } catch (Exception unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static <T> T documents(Class<T> kind, Predicate<T> wanted) throws Exception {
        return Arrays.stream(Files.readString(Path.of("../deploy/cluster.yaml")).split("(?m)^---$"))
                .filter(text -> text.contains("kind: " + kind.getSimpleName() + "\n"))
                .map(text -> Serialization.unmarshal(text, kind))
                .filter(wanted)
                .findFirst()
                .orElseThrow();
    }
}
