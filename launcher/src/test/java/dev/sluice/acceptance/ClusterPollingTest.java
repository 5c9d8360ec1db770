package dev.sluice.acceptance;

import static dev.sluice.acceptance.RunningGateway.until;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway asks an endpoint by one connection, which it keeps; so connections tell how many gateways ask. */
class ClusterPollingTest {
    private static final int ASKS = 30;

    @TempDir
    Path directory;

    @Test
    void each_endpoint_is_asked_by_one_gateway_whoever_comes_and_goes() {
        List<CountingServer> servers =
                Stream.generate(CountingServer::new).limit(6).toList();
        try (Cluster cluster = new Cluster(
                directory, 3, servers.stream().map(CountingServer::address).toList())) {
            for (int gateway = 0; gateway < 3; gateway++) {
                cluster.start(gateway);
                untilEachIsAskedBy(1, servers, "by one of " + (gateway + 1));
            }
            cluster.stop(0);
            untilEachIsAskedBy(1, servers, "by one of the two that are left");
        } finally {
            servers.forEach(CountingServer::close);
        }
    }

    @Test
    void each_side_of_a_cut_network_asks_every_endpoint_and_one_does_when_it_is_healed() {
        List<CountingServer> servers =
                Stream.generate(CountingServer::new).limit(3).toList();
        try (Cluster cluster = new Cluster(
                directory, 3, servers.stream().map(CountingServer::address).toList())) {
            for (int gateway = 0; gateway < 3; gateway++) {
                cluster.start(gateway);
            }
            untilEachIsAskedBy(1, servers, "by one of three");
            cluster.network().cutOff(Set.of(2));
            untilEachIsAskedBy(2, servers, "by one on each side");
            assertThat(cluster.isReady(0) && cluster.isReady(2)).isTrue();
            cluster.network().heal();
            untilEachIsAskedBy(1, servers, "by one of three again");
        } finally {
            servers.forEach(CountingServer::close);
        }
    }

    private static void untilEachIsAskedBy(int gateways, List<CountingServer> servers, String who) {
        List<Integer> before = servers.stream().map(CountingServer::asks).toList();
        until("each endpoint is asked " + who, () -> {
            for (int index = 0; index < servers.size(); index++) {
                CountingServer server = servers.get(index);
                if (server.asks() < before.get(index) + ASKS || server.askers(ASKS) != gateways) {
                    return false;
                }
            }
            return true;
        });
    }
}
