package dev.sluice.bench.counting;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import dev.sluice.cluster.counters.CounterMaps;

/** Members of a cluster in one process, on loopback. */
final class Loopback {
    private Loopback() {}

    /** A member that listens on {@code port} or the next free one and looks for others on as many ports as there are members. */
    static Config config(String cluster, int port, int members) {
        var config = new Config().setClusterName(cluster);
        config.setProperty("hazelcast.phone.home.enabled", "false")
                .setProperty("hazelcast.shutdownhook.enabled", "false")
                .setProperty("hazelcast.wait.seconds.before.join", "0")
                .setProperty("hazelcast.socket.bind.any", "false")
                .setProperty("hazelcast.logging.type", "slf4j");
        config.getMetricsConfig().setEnabled(false);
        config.getNetworkConfig().setPort(port).setPortAutoIncrement(true);
        config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        JoinConfig join = config.getNetworkConfig().getJoin();
        join.getMulticastConfig().setEnabled(false);
        join.getAutoDetectionConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true);
        for (int member = 0; member < members; member++) {
            join.getTcpIpConfig().addMember("127.0.0.1:" + (port + member));
        }
        CounterMaps.addTo(config);
        return config;
    }
}
