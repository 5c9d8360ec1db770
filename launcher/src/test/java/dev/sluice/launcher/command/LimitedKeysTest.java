package dev.sluice.launcher.command;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.caller.KeyHash;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys of one tenant with terms of their own, before a simulated server of whose answers each token costs 1 USD. */
class LimitedKeysTest {
    @TempDir
    private static Path directory;

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static RunningCommand simulator;
    private static RunningCommand gateway;
    private static String port;
    private static String adminPort;

    @BeforeAll
    static void start() throws IOException {
        simulator =
                new RunningCommand("simulate", "--port", "0", "--model", "m1", "--latency", "stepMillis=1,jitter=0");
        keys("requests: 2, per: day");
        gateway = new RunningCommand(
                "run",
                configuration(simulator.waitFor("^m1 at (http://[0-9.:]+)"), "quota", "prices")
                        .toString());
        String started = gateway.waitFor("Gateway started (.*)");
        port = started.replaceAll(".*ingress=\\[(\\d+).*", "$1");
        adminPort = started.replaceAll(".*admin=\\[(\\d+).*", "$1");
    }

    @AfterAll
    static void stop() {
        gateway.close();
        simulator.close();
    }

    private static String text(String id) {
        return "sk-sluice-test-key-of-" + id;
    }

    private static String entry(String id, String term) {
        return "- { id: " + id + ", owner: ann, tenant: red, hash: '" + KeyHash.of(text(id)) + "'" + term + " }\n";
    }

    private static void keys(String edited) throws IOException {
        Path next = Files.writeString(
                directory.resolve("next"),
                "keys:\n" + entry("counted", ", limits: [{ requests: 2, per: day }]")
                        + entry("paying", ", budget: { amount: 10, currency: USD, per: month }")
                        + entry("edited", ", limits: [{ " + edited + " }]")
                        + entry("free", ""));
        Files.move(next, directory.resolve("keys.yaml"), StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path configuration(String server, String... more) throws IOException {
        Path prices = Files.writeString(
                directory.resolve("prices.yaml"), "prices: [{model: m1, perMillion: {input: 0, output: 1000000}}]");
        StringBuilder others = new StringBuilder();
        for (String verticle : more) {
            String options = verticle.equals("prices") ? "{\"file\": \"" + prices + "\"}" : "{}";
            others.append(", {\"verticle\": \"" + verticle + "\", \"options\": " + options + "}");
        }
        return Files.writeString(directory.resolve("gateway" + more.length + ".json"), """
                {
                  "eventLoops": 1,
                  "pools": [{"name": "a", "models": ["m1"], "endpoints": [{"address": "%s"}]}],
                  "verticles": [
                    {"verticle": "ingress", "options": {"listeners": [{"port": 0, "authentication": "required"}]}},
                    {"verticle": "validation"}, {"verticle": "scoring"}, {"verticle": "metrics"},
                    {"verticle": "validation", "deployment": {"threadingModel": "worker"}},
                    {"verticle": "admin", "options": {"port": 0}},
                    {"verticle": "identity", "options": {"files": ["%s"], "store": "%s"}}%s
                  ]
                }
                """.formatted(
                        server, directory.resolve("keys.yaml"), directory.resolve("made.json"), others));
    }

    private static HttpResponse<String> ask(String key, int tokens) throws IOException, InterruptedException {
        String body = "{\"model\":\"m1\",\"max_tokens\":" + tokens
                + ",\"messages\":[{\"role\":\"user\",\"content\":\"Hello.\"}]}";
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/chat/completions"))
                        .header("content-type", "application/json")
                        .header("authorization", "Bearer " + key)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static int status(String id) throws IOException, InterruptedException {
        return ask(text(id), 1).statusCode();
    }

    private static HttpResponse<String> admin(String method, String body) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + adminPort + "/keys"))
                        .header("content-type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String code(HttpResponse<String> answer) {
        return new JsonObject(answer.body()).getJsonObject("error").getString("code");
    }

    private static void assertRefused(HttpResponse<String> answer, String limit) {
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("x-sluice-limit")).contains(limit);
        assertThat(answer.headers().firstValue("retry-after"))
                .hasValueSatisfying(
                        seconds -> assertThat(Long.parseLong(seconds)).isPositive());
    }

    @Test
    void the_third_request_of_a_key_that_may_ask_twice_is_refused_and_other_keys_of_its_tenant_are_not()
            throws Exception {
        assertThat(status("counted")).isEqualTo(200);
        assertThat(status("counted")).isEqualTo(200);
        HttpResponse<String> third = ask(text("counted"), 1);

        assertRefused(third, "key requests per day");
        assertThat(code(third)).isEqualTo("rate_limit_exceeded");
        assertThat(status("free")).isEqualTo(200);
        assertThat(status("free")).isEqualTo(200);
        assertThat(status("free")).isEqualTo(200);
    }

    /** 4 and 4 of 10 USD are spent: 4 more would be too much, 2 more are not, and after them nothing is left. */
    @Test
    void a_request_that_would_overrun_the_budget_of_a_key_is_refused_and_one_that_fits_is_not() throws Exception {
        assertThat(ask(text("paying"), 4).statusCode()).isEqualTo(200);
        assertThat(ask(text("paying"), 4).statusCode()).isEqualTo(200);
        HttpResponse<String> third = ask(text("paying"), 4);

        assertRefused(third, "key budget per month");
        assertThat(code(third)).isEqualTo("insufficient_quota");
        assertThat(ask(text("paying"), 2).statusCode()).isEqualTo(200);
        assertRefused(ask(text("paying"), 1), "key budget per month");
        assertThat(ask(text("free"), 11).statusCode()).isEqualTo(200);
    }

    @Test
    void a_limit_holds_while_its_file_is_wrong_and_a_higher_one_is_in_force_once_it_is_written() throws Exception {
        assertThat(status("edited")).isEqualTo(200);
        assertThat(status("edited")).isEqualTo(200);
        keys("requests: 0, per: day");
        gateway.waitFor("(The API keys are not taken).*requests: wanted 1 to");
        assertRefused(ask(text("edited"), 1), "key requests per day");

        keys("requests: 3, per: day");
        long end = System.nanoTime() + SECONDS.toNanos(60);
        while (status("edited") != 200) {
            assertThat(System.nanoTime()).isLessThan(end);
        }
        assertRefused(ask(text("edited"), 1), "key requests per day");
    }

    @Test
    void the_limits_of_a_key_that_is_made_at_the_admin_port_are_in_force_and_shown() throws Exception {
        String limits = "[{\"requests\":1,\"per\":\"day\"}]";
        HttpResponse<String> made = admin("POST", "{\"id\":\"made\",\"owner\":\"ann\",\"limits\":" + limits + "}");
        String key = new JsonObject(made.body()).getString("key");
        long end = System.nanoTime() + SECONDS.toNanos(60);
        while (ask(key, 1).statusCode() != 200) {
            assertThat(System.nanoTime()).isLessThan(end);
        }

        assertRefused(ask(key, 1), "key requests per day");
        assertThat(admin("GET", "").body().replaceAll("\\s", "")).contains("\"limits\":" + limits);
    }

    @Test
    void a_gateway_that_would_not_keep_the_terms_of_its_keys_is_refused() throws IOException {
        CommandLineRun uncounted = CommandLineRun.of("check", configuration("http://127.0.0.1:1", "telemetry"));
        CommandLineRun unpriced = CommandLineRun.of("run", configuration("http://127.0.0.1:1", "quota"));

        assertThat(uncounted.exitCode()).isEqualTo(2);
        assertThat(uncounted.err())
                .contains("keys.yaml: the key counted: limits: wanted quota among the verticles, as it keeps them")
                .hasLineCount(1);
        assertThat(unpriced.exitCode()).isEqualTo(2);
        assertThat(unpriced.err())
                .contains("keys.yaml: the key paying: budget: wanted quota and prices among the verticles");
    }
}
