package dev.sluice.cluster.counters;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Members of one cluster in this process, on loopback, that find each other by a list of addresses and by nothing else. */
final class TestMembers implements AutoCloseable {
    private final List<HazelcastInstance> members = new ArrayList<>();
    private final String cluster;

    TestMembers(String cluster) {
        this.cluster = cluster;
    }

    /** Starts members on free ports. */
    List<HazelcastInstance> start(int count) {
        int[] ports = IntStream.range(0, count).map(member -> freePort()).toArray();
        for (int port : ports) {
            Config config = config(port);
            for (int each : ports) {
                config.getNetworkConfig().getJoin().getTcpIpConfig().addMember("127.0.0.1:" + each);
            }
            start(config);
        }
        return List.copyOf(members);
    }

    HazelcastInstance start(Config config) {
        HazelcastInstance member = Hazelcast.newHazelcastInstance(config);
        members.add(member);
        return member;
    }

    /** One member that listens on a port and looks for nobody yet. */
    Config config(int port) {
        var config = new Config().setClusterName(cluster);
        config.setProperty("hazelcast.phone.home.enabled", "false")
                .setProperty("hazelcast.shutdownhook.enabled", "false")
                .setProperty("hazelcast.wait.seconds.before.join", "0")
                .setProperty("hazelcast.socket.bind.any", "false")
                .setProperty("hazelcast.logging.type", "slf4j")
                .setProperty("hazelcast.partition.count", "31");
        config.getMetricsConfig().setEnabled(false);
        config.getJetConfig().setEnabled(false);
        config.getNetworkConfig().setPort(port).setPortAutoIncrement(true);
        config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        JoinConfig join = config.getNetworkConfig().getJoin();
        join.getMulticastConfig().setEnabled(false);
        join.getAutoDetectionConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true);
        CounterMaps.addTo(config);
        return config;
    }

    /** Waits until every counter has its copy. */
    void awaitCopies() {
        for (HazelcastInstance member : members) {
            assertThat(member.getPartitionService().forceLocalMemberToBeSafe(30, TimeUnit.SECONDS))
                    .isTrue();
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        for (HazelcastInstance member : members) {
            member.getLifecycleService().terminate();
        }
    }
}
