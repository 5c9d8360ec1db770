package dev.sluice.acceptance;

import static dev.sluice.acceptance.RunningGateway.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.acceptance.TestClient.Answer;
import dev.sluice.simulator.SimulatorOptions;
import dev.sluice.simulator.settings.Latency;
import io.vertx.core.http.HttpMethod;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartitionTest {
    private static final String STREAM = "{\"model\":\"" + Cluster.MODEL
            + "\",\"messages\":[{\"role\":\"user\",\"content\":\"Go on.\"}],\"max_tokens\":5,\"stream\":true}";

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

            TestClient client = new TestClient(cluster.vertx());
            Repeated streams = new Repeated(
                    cluster.vertx(),
                    20,
                    number -> client.ask(
                            HttpMethod.POST, cluster.url(number % 2 == 0 ? 0 : 2) + "/v1/chat/completions", STREAM),
                    Answer::isWholeStream);
            Repeated readiness = new Repeated(
                    cluster.vertx(),
                    20,
                    number -> client.ask(HttpMethod.GET, cluster.adminUrl(number % 3) + "/health/ready", ""),
                    answer -> answer.status() == 200);

            cluster.network().cutOff(Set.of(2));
            until("each side sees itself", () -> cluster.seen(0) == 2 && cluster.seen(1) == 2 && cluster.seen(2) == 1);
            streams.goOnFor(50);

            cluster.network().heal();
            until("all see all again", () -> cluster.seen(0) == 3 && cluster.seen(1) == 3 && cluster.seen(2) == 3);
            streams.goOnFor(50);
            assertThat(streams.stop()).isEmpty();
            assertThat(readiness.stop()).isEmpty();
        }
    }
}
