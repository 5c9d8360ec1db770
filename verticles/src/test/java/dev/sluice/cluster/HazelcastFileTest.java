package dev.sluice.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.internal.cluster.impl.ClusterTopologyChangedException;
import com.hazelcast.internal.serialization.InternalSerializationService;
import com.hazelcast.internal.serialization.impl.DefaultSerializationServiceBuilder;
import dev.sluice.config.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HazelcastFileTest {
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "POD_IP", "10.0.0.7", "SLUICE_CLUSTER_HOST", "10.0.0.8", "SLUICE_CLUSTER_MEMBERS", "10.0.0.8,10.0.0.9");

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"local", "tcp", "kubernetes"})
    void the_files_that_ship_bind_to_one_interface_and_search_by_neither_multicast_nor_guessing(String name) {
        Config config = read(Path.of("../cluster-config/hazelcast-" + name + ".yaml"));

        assertThat(config.getClusterName()).isEqualTo("sluice");
        assertThat(config.getNetworkConfig().getInterfaces().isEnabled()).isTrue();
        assertThat(config.getNetworkConfig().getInterfaces().getInterfaces()).hasSize(1);
        assertThat(config.getNetworkConfig().getJoin().getMulticastConfig().isEnabled())
                .isFalse();
        assertThat(config.getNetworkConfig().getJoin().isAutoDetectionEnabled()).isFalse();
        assertThat(config.getProperty("hazelcast.socket.bind.any")).isEqualTo("false");
    }

    @Test
    void members_and_interfaces_come_from_the_environment() {
        Config config = read(Path.of("../cluster-config/hazelcast-tcp.yaml"));

        assertThat(config.getNetworkConfig().getInterfaces().getInterfaces()).containsExactly("10.0.0.8");
        assertThat(config.getNetworkConfig().getJoin().getTcpIpConfig().getMembers())
                .containsExactly("10.0.0.8", "10.0.0.9");
    }

    @Test
    void a_failure_of_another_member_is_read_with_its_trace_its_cause_and_what_was_suppressed() {
        Exception failure = new ClusterTopologyChangedException("Others came.");
        failure.initCause(new ExecutionException(new TimeoutException("Too late.")));
        failure.addSuppressed(new HazelcastException("One left."));
        InternalSerializationService members = members();

        Exception read = members.toObject(members.toData(failure));

        assertThat(read).isInstanceOf(ClusterTopologyChangedException.class).hasRootCauseMessage("Too late.");
        assertThat(read.getStackTrace()).isEqualTo(failure.getStackTrace());
        assertThat(read.getSuppressed()[0]).hasMessage("One left.");
    }

    private InternalSerializationService members() {
        return new DefaultSerializationServiceBuilder()
                .setConfig(
                        read(Path.of("../cluster-config/hazelcast-local.yaml")).getSerializationConfig())
                .build();
    }

    @Test
    void a_property_that_the_file_sets_stays_unless_it_is_one_of_those_that_may_not_be_set() throws Exception {
        Config config = read(written("""
                hazelcast:
                  properties:
                    hazelcast.max.no.heartbeat.seconds: 9
                    hazelcast.phone.home.enabled: true
                """));

        assertThat(config.getProperty("hazelcast.max.no.heartbeat.seconds")).isEqualTo("9");
        assertThat(config.getProperty("hazelcast.phone.home.enabled")).isEqualTo("false");
    }

    @Test
    void nothing_but_failures_is_ever_read_as_a_java_object() throws Exception {
        Config config = read(written("hazelcast: {cluster-name: a}"));

        assertThat(config.getSerializationConfig().getJavaSerializationFilterConfig())
                .satisfies(filter -> {
                    assertThat(filter.isDefaultsDisabled()).isTrue();
                    assertThat(filter.getWhitelist().isListed("java.util.HashMap"))
                            .isFalse();
                    assertThat(filter.getWhitelist().isListed("java.lang.IllegalStateException"))
                            .isTrue();
                });
    }

    @Test
    void a_file_that_is_not_there_or_says_nonsense_is_refused_with_its_name() throws Exception {
        assertThatThrownBy(() -> read(directory.resolve("none.yaml")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("none.yaml")
                .hasMessageContaining("cannot be read");
        Path nonsense = written("hazelcast: {netwrok: {}}");
        assertThatThrownBy(() -> read(nonsense))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("not a Hazelcast configuration")
                .hasMessageContaining("netwrok");
        Path unset = written("hazelcast: {cluster-name: \"${NOT_SET}\"}");
        assertThatThrownBy(() -> read(unset)).hasMessageContaining("NOT_SET is not set");
    }

    private Path written(String text) throws IOException {
        return Files.writeString(directory.resolve("hazelcast.yaml"), text);
    }

    private static Config read(Path file) {
        return HazelcastFile.read(file, name -> Optional.ofNullable(ENVIRONMENT.get(name)));
    }
}
