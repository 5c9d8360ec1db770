package dev.sluice.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessTest {
    private static final String CHAT = "{\"model\": \"demo-model\", \"stream\": true, \"max_tokens\": 5, "
            + "\"messages\": [{\"role\": \"user\", \"content\": \"Hello.\"}]}";

    @TempDir
    Path directory;

    @Test
    void demo_answers_a_streamed_chat_shows_its_pool_and_ends_with_0_on_a_signal() throws Exception {
        try (RunningCommand demo = new RunningCommand("demo", "--port", "0", "--admin-port", "0", "--servers", "2")) {
            String url = demo.waitFor("^Gateway +(http://127.0.0.1:\\d+)");
            assertThat(demo.waitFor("^curl -N (\\S+) ")).isEqualTo(url + "/v1/chat/completions");

            HttpResponse<String> answer = post(url + "/v1/chat/completions", CHAT);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).startsWith("data: ").contains("data: [DONE]");
            demo.waitFor("^(1 requests, .*server-1 run \\d+ queue \\d+ kv \\d+% \\| server-2 run .*)");

            demo.terminate();
            assertThat(demo.exitCode()).isZero();
        }
    }

    @Test
    void simulate_serves_its_model() throws Exception {
        try (RunningCommand simulator =
                new RunningCommand("simulate", "--port", "0", "--model", "m1", "--latency", "stepMillis=1,jitter=0")) {
            String url = simulator.waitFor("^m1 at (http://[0-9.:]+)");
            assertThat(get(url + "/v1/models").body()).contains("\"m1\"");
        }
    }

    @Test
    void simulate_serves_the_legs_of_its_role() throws Exception {
        try (RunningCommand simulator =
                new RunningCommand("simulate", "--port", "0", "--model", "m1", "--role", "prefill")) {
            String url = simulator.waitFor("^m1 at (http://[0-9.:]+)");
            String prompt = "{\"prompt\":\"Hi\",\"max_tokens\":1,\"kv_transfer_params\":{\"do_remote_decode\":true}}";
            assertThat(post(url + "/v1/completions", prompt).body()).contains("\"do_remote_prefill\":true");
        }
    }

    @Test
    void run_serves_until_a_signal_and_ends_with_0() throws Exception {
        try (RunningCommand gateway = new RunningCommand("run", configuration(0).toString())) {
            String port = gateway.waitFor("Gateway started .*admin=\\[(\\d+)\\]");
            assertThat(get("http://127.0.0.1:" + port + "/health/live").statusCode())
                    .isEqualTo(200);

            gateway.terminate();
            assertThat(gateway.exitCode()).isZero();
            assertThat(gateway.lines()).anyMatch(line -> line.contains("Draining"));
        }
    }

    @Test
    void run_ends_with_1_and_a_sentence_when_a_port_is_taken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                RunningCommand gateway = new RunningCommand(
                        "run", configuration(taken.getLocalPort()).toString())) {
            assertThat(gateway.exitCode()).isEqualTo(1);
            assertThat(gateway.lines())
                    .last()
                    .asString()
                    .startsWith("admin cannot start: ")
                    .contains("in use");
        }
    }

    private Path configuration(int adminPort) throws Exception {
        return Files.writeString(directory.resolve("gateway.json"), """
                {
                  "pools": [{"name": "a", "endpoints": [{"address": "http://127.0.0.1:9"}]}],
                  "verticles": [
                    {"verticle": "ingress", "options": {"listeners": [{"port": 0}]}},
                    {"verticle": "admin", "options": {"port": %d}},
                    {"verticle": "scoring"}, {"verticle": "metrics"}
                  ]
                }
                """.formatted(adminPort));
    }

    private static HttpResponse<String> get(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String url, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
