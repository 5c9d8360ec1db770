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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BudgetProcessTest {
    /** What is over for longer is in the ledger. */
    private static final long BOUND_NANOS = 1_000_000_000;

    private static final Pattern LEFT = Pattern.compile("left [0-9.]+,");

    private static final int ANSWERED = 200;
    private static final int REFUSED = 429;

    @TempDir
    private Path directory;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void a_budget_that_is_spent_still_refuses_after_the_process_is_killed() throws Exception {
        try (RunningCommand simulator =
                new RunningCommand("simulate", "--port", "0", "--model", "m1", "--latency", "stepMillis=1,jitter=0")) {
            String server = simulator.waitFor("^m1 at (http://[0-9.:]+)");
            Path configuration = configuration(server, "budget.json", directory.resolve("ledger"));
            String left = spendAndKill(configuration);

            HttpResponse<String> first = firstAnswer(configuration);
            assertThat(first.statusCode()).as(first.body()).isEqualTo(REFUSED);
            assertThat(first.body()).contains("Budget `all` reached", left);

            Path another = configuration(server, "another.json", directory.resolve("another"));
            assertThat(firstAnswer(another).statusCode()).isEqualTo(ANSWERED);
        }
    }

    /** Asks until all is spent, and until that is long enough ago; returns what the client is told of the rest. */
    private String spendAndKill(Path configuration) throws Exception {
        try (RunningCommand gateway = new RunningCommand("run", configuration.toString())) {
            String port = gateway.waitFor("Gateway started .*ingress=\\[(\\d+)");
            int answered = 0;
            long last = System.nanoTime();
            String told = "";
            while (answered == 0 || System.nanoTime() - last < 2 * BOUND_NANOS) {
                HttpResponse<String> answer = ask(port);
                assertThat(answer.statusCode()).isIn(ANSWERED, REFUSED);
                if (answer.statusCode() == ANSWERED) {
                    answered++;
                    last = System.nanoTime();
                }
                told = answer.body();
            }
            assertThat(answered).isBetween(5, 50);
            gateway.kill();
            Matcher left = LEFT.matcher(told);
            assertThat(left.find()).as(told).isTrue();
            return left.group();
        }
    }

    private HttpResponse<String> firstAnswer(Path configuration) throws Exception {
        try (RunningCommand gateway = new RunningCommand("run", configuration.toString())) {
            return ask(gateway.waitFor("Gateway started .*ingress=\\[(\\d+)"));
        }
    }

    /** Costs about a thousandth of a dollar. */
    private HttpResponse<String> ask(String port) throws IOException, InterruptedException {
        String body = "{\"model\":\"m1\",\"max_tokens\":2,\"messages\":[{\"role\":\"user\",\"content\":\"Hello.\"}]}";
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/chat/completions"))
                        .header("content-type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private Path configuration(String server, String name, Path ledger) throws IOException {
        Path prices = Files.writeString(
                directory.resolve("prices.yaml"), "prices: [{model: m1, perMillion: {input: 100, output: 100}}]");
        return Files.writeString(directory.resolve(name), """
                {
                  "eventLoops": 1,
                  "pools": [{"name": "a", "models": ["m1"], "endpoints": [{"address": "%s"}]}],
                  "verticles": [
                    {"verticle": "ingress", "options": {"listeners": [{"port": 0}]}},
                    {"verticle": "validation"}, {"verticle": "scoring"}, {"verticle": "metrics"},
                    {"verticle": "validation", "deployment": {"threadingModel": "worker"}},
                    {"verticle": "prices", "options": {"file": "%s"}},
                    {"verticle": "ledger", "options": {"url": "jdbc:h2:file:%s"}},
                    {"verticle": "quota", "options": {"patience": "10s",
                      "budgets": [{"name": "all", "amount": 0.02, "per": "month"}]}}
                  ]
                }
                """.formatted(server, prices, ledger));
    }
}
