package dev.sluice.acceptance;

import static dev.sluice.acceptance.RunningGateway.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.simulator.SimulatorOptions;
import dev.sluice.simulator.settings.Latency;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartitionTest {
    @TempDir
    Path directory;

    @Test
    void both_sides_go_on_when_the_network_between_them_is_cut_and_find_each_other_when_it_is_healed() {
        SimulatorOptions options =
                SimulatorOptions.defaults().withModels(Cluster.MODEL).withLatency(Latency.none());
        try (Cluster cluster = new Cluster(directory, 3, 2, options)) {
            for (int gateway = 0; gateway < 3; gateway++) {
                cluster.start(gateway);
            }
            until("all see all", () -> cluster.seen(0) == 3 && cluster.seen(1) == 3 && cluster.seen(2) == 3);

            cluster.network().cutOff(Set.of(2));
            until("each side sees itself", () -> cluster.seen(0) == 2 && cluster.seen(1) == 2 && cluster.seen(2) == 1);
            assertThat(cluster.isReady(0) && cluster.isReady(1) && cluster.isReady(2))
                    .isTrue();

            cluster.network().heal();
            until("all see all again", () -> cluster.seen(0) == 3 && cluster.seen(1) == 3 && cluster.seen(2) == 3);
        }
    }
}
