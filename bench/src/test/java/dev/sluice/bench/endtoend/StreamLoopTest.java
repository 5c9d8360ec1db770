package dev.sluice.bench.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StreamLoopTest {
    @Test
    void reads_every_chunk_of_every_stream() throws IOException, InterruptedException {
        try (var server = new StreamServer()) {
            String request = RequestText.wire(RequestText.streamBody(1024));

            StreamLoop.Outcome outcome = new StreamLoop(request, 3, 2).run(server.port());

            assertThat(outcome.chunks()).isEqualTo(3 * 2 * StreamServer.CHUNKS);
        }
    }

    @Test
    void lists_its_model_and_shows_metrics_so_that_a_gateway_can_place_requests_on_it() throws IOException {
        try (var server = new StreamServer();
                var connection = new WireConnection(server.port())) {
            assertThat(connection.exchange(read("/v1/models")).body()).contains("\"id\":\"stream\"");
            assertThat(connection.exchange(read("/metrics")).body()).contains("vllm:num_requests_waiting");
        }
    }

    private static byte[] read(String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
