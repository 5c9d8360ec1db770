package dev.sluice.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerProcessTest {
    private static final long BOUND_NANOS = 1_000_000_000;

    @TempDir
    private Path directory;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void keeps_every_request_answered_more_than_a_second_before_the_process_is_killed() throws Exception {
        try (RunningCommand simulator =
                new RunningCommand("simulate", "--port", "0", "--model", "m1", "--latency", "stepMillis=1,jitter=0")) {
            Path configuration = configuration(simulator.waitFor("^m1 at (http://[0-9.:]+)"));
            List<Long> answered = new ArrayList<>();
            long killed;
            try (RunningCommand gateway = new RunningCommand("run", configuration.toString())) {
                String port = gateway.waitFor("Gateway started .*ingress=\\[(\\d+)");
                do {
                    assertThat(ask(port).statusCode()).isEqualTo(200);
                    answered.add(System.nanoTime());
                } while (answered.size() < 50 || System.nanoTime() - answered.get(20) < 2 * BOUND_NANOS);
                killed = System.nanoTime();
                gateway.kill();
            }
            long safe =
                    answered.stream().filter(at -> killed - at > BOUND_NANOS).count();

            assertThat(safe).isGreaterThan(20);
            assertThat(requests(configuration)).isBetween(safe, (long) answered.size());
        }
    }

    @Test
    void loses_nothing_when_it_is_told_to_stop_and_answers_while_it_runs() throws Exception {
        try (RunningCommand simulator =
                new RunningCommand("simulate", "--port", "0", "--model", "m1", "--latency", "stepMillis=1,jitter=0")) {
            Path configuration = configuration(simulator.waitFor("^m1 at (http://[0-9.:]+)"));
            try (RunningCommand gateway = new RunningCommand("run", configuration.toString())) {
                String port = gateway.waitFor("Gateway started .*ingress=\\[(\\d+)");
                assertThat(ask(port).statusCode()).isEqualTo(200);
                while (requests(configuration) < 1) {
                    Thread.onSpinWait();
                }
                for (int i = 0; i < 50; i++) {
                    assertThat(ask(port).statusCode()).isEqualTo(200);
                }
                gateway.terminate();
                assertThat(gateway.exitCode()).isZero();
            }

            assertThat(requests(configuration)).isEqualTo(51);
            assertThat(CommandLineRun.of("usage", "--config", configuration, "--by", "model", "--from", "2026-01-01")
                            .out())
                    .contains("m1", "USD");
        }
    }

    /** What the ledger has, as the command line tells it. */
    private static long requests(Path configuration) {
        CommandLineRun run =
                CommandLineRun.of("usage", "--config", configuration, "--by", "model", "--from", "2000-01-01", "--csv");
        assertThat(run.err()).isEmpty();
        return run.out()
                .lines()
                .skip(1)
                .mapToLong(line -> Long.parseLong(line.split(",")[1]))
                .sum();
    }

    private HttpResponse<String> ask(String port) throws IOException, InterruptedException {
        String body = "{\"model\":\"m1\",\"stream\":true,\"max_tokens\":2,"
                + "\"messages\":[{\"role\":\"user\",\"content\":\"Hello.\"}]}";
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/chat/completions"))
                        .header("content-type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private Path configuration(String server) throws IOException {
        Path prices = Files.writeString(
                directory.resolve("prices.yaml"), "prices: [{model: m1, perMillion: {input: 0.15, output: 0.6}}]");
        return Files.writeString(
                directory.resolve("gateway.json"), """
                {
                  "eventLoops": 1,
                  "pools": [{"name": "a", "models": ["m1"], "endpoints": [{"address": "%s"}]}],
                  "verticles": [
                    {"verticle": "ingress", "options": {"listeners": [{"port": 0}]}},
                    {"verticle": "validation"}, {"verticle": "scoring"}, {"verticle": "metrics"},
                    {"verticle": "validation", "deployment": {"threadingModel": "worker"}},
                    {"verticle": "prices", "options": {"file": "%s"}},
                    {"verticle": "ledger", "options": {"url": "jdbc:h2:file:%s"}}
                  ]
                }
                """.formatted(server, prices, directory.resolve("ledger")));
    }
}
