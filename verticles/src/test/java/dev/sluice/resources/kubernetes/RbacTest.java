package dev.sluice.resources.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.resources.kind.Kind;
import dev.sluice.resources.kind.Kinds;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What the documented rights allow. */
class RbacTest {
    static final Iterable<Kind<?>> KINDS = Kinds.ALL;

    @ParameterizedTest
    @FieldSource("KINDS")
    void let_every_kind_be_read_in_each_of_its_groups(Kind<?> kind) throws IOException {
        ClusterRole role = role();
        for (String apiVersion : kind.apiVersions()) {
            Served served = new Served(kind, apiVersion, MockCluster.plural(kind.name()));
            assertThat(role.getRules()).as(served.resource()).anySatisfy(rule -> {
                assertThat(rule.getApiGroups()).contains(served.group());
                assertThat(rule.getResources()).contains(served.plural());
                assertThat(rule.getVerbs()).contains("get", "list", "watch");
            });
        }
    }

    private static ClusterRole role() throws IOException {
        String all = Files.readString(Path.of("../deploy/rbac.yaml"));
        String role = Arrays.stream(all.split("\n---\n"))
                .filter(part -> part.contains("\nkind: ClusterRole\n"))
                .findFirst()
                .orElseThrow();
        return new KubernetesSerialization().unmarshal(role, ClusterRole.class);
    }
}
