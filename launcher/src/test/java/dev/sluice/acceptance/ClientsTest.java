package dev.sluice.acceptance;

import static dev.sluice.acceptance.RunningGateway.await;
import static dev.sluice.acceptance.RunningGateway.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.acceptance.RunningGateway.Answer;
import dev.sluice.caller.KeyHash;
import dev.sluice.config.Binder;
import dev.sluice.config.ConfigurationFile;
import dev.sluice.identity.IdentityOptions;
import dev.sluice.launcher.command.Sluice;
import dev.sluice.launcher.gateway.Gateway;
import dev.sluice.launcher.gateway.GatewayConfiguration;
import dev.sluice.launcher.gateway.Parts;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page on clients, as it stands. */
class ClientsTest {
    private static final String RED = "sk-sluice-of-red-0123456789";
    private static final String OPERATIONS = "sk-sluice-of-operations-0123456789";
    private static final int RELOADS = 30;
    private static final long MILLIS_BETWEEN_REQUESTS = 5;

    @TempDir
    Path directory;

    private static String page() throws IOException {
        return Files.readString(Path.of("..", "docs", "clients.md"));
    }

    private static String block(String holding) throws IOException {
        Matcher blocks = Pattern.compile("```\\w*\n(.*?)```", Pattern.DOTALL).matcher(page());
        while (blocks.find()) {
            if (blocks.group(1).contains(holding)) {
                return blocks.group(1);
            }
        }
        throw new AssertionError("no example with " + holding);
    }

    /** The keys of the page, under hashes of keys that the test knows. */
    private static String keys() throws IOException {
        return block("id: operations")
                .replaceFirst("sha256:[0-9a-f]{64}", KeyHash.of(RED).toString())
                .replaceFirst("sha256:cb[0-9a-f]{62}", KeyHash.of(OPERATIONS).toString());
    }

    private GuardedGateway running() throws IOException {
        return new GuardedGateway(
                directory, block("\"store\": \"made-keys.json\""), keys(), "chat", "llama-8b", "qwen");
    }

    @Test
    void lets_each_key_ask_for_its_models_and_nobody_else_for_any() throws IOException {
        try (GuardedGateway gateway = running()) {
            assertThat(gateway.models().status()).isEqualTo(401);
            assertThat(gateway.models("x-api-key", RED).body())
                    .contains("\"chat\"", "\"llama-8b\"")
                    .doesNotContain("qwen");
            assertThat(gateway.models("Authorization", "Bearer " + OPERATIONS).body())
                    .contains("qwen");
            assertThat(gateway.chat("chat", RED).status()).isEqualTo(200);
            assertThat(gateway.chat("qwen", RED).status()).isEqualTo(404);
            assertThat(gateway.chat("chat", "sk-sluice-of-nobody").status()).isEqualTo(401);
        }
    }

    @Test
    void makes_lists_and_removes_keys_at_the_admin_port() throws IOException {
        try (GuardedGateway gateway = running()) {
            Matcher body = Pattern.compile("-d '(.*)'").matcher(block("127.0.0.1:9090/keys"));
            assertThat(body.find()).isTrue();
            Answer made = gateway.admin(HttpMethod.POST, "/keys", body.group(1));
            assertThat(made.status()).isEqualTo(201);
            String key = new JsonObject(made.body()).getString("key");
            until("the key is in force", () -> gateway.chat("chat", key).status() == 200);

            String listed = gateway.admin(HttpMethod.GET, "/keys", "").body();
            assertThat(listed).contains("blue-chat", "red-chat", "operations").doesNotContain(key, "sha256");
            assertThat(gateway.admin(HttpMethod.DELETE, "/keys/red-chat", "").status())
                    .isEqualTo(409);
            assertThat(gateway.admin(HttpMethod.DELETE, "/keys/blue-chat", "").status())
                    .isEqualTo(204);
            until("the key is gone", () -> gateway.chat("chat", key).status() == 401);
        }
    }

    @Test
    void turns_nobody_away_who_has_a_key_while_others_come_and_go() throws IOException {
        try (GuardedGateway gateway = running()) {
            List<Future<Answer>> answers = new CopyOnWriteArrayList<>();
            long load = gateway.vertx()
                    .setPeriodic(MILLIS_BETWEEN_REQUESTS, tick -> answers.add(gateway.asked("chat", OPERATIONS)));
            for (int version = 1; version <= RELOADS; version++) {
                String other = "sk-sluice-version-" + version;
                gateway.writeKeys(keys() + "  - { id: other, owner: cid, hash: '" + KeyHash.of(other) + "' }\n");
                until(
                        "the newest key is in force",
                        () -> gateway.chat("chat", other).status() == 200);
                String before = "sk-sluice-version-" + (version - 1);
                until(
                        "the key before is gone from every event loop",
                        () -> gateway.chat("chat", before).status() == 401);
            }
            gateway.writeKeys("keys: [{ id: broken }]");
            assertThat(gateway.chat("chat", OPERATIONS).status()).isEqualTo(200);
            gateway.vertx().cancelTimer(load);

            assertThat(answers)
                    .hasSizeGreaterThan(RELOADS)
                    .allSatisfy(answer -> assertThat(await(answer).status()).isEqualTo(200));
        }
    }

    @Test
    void prints_keys_as_the_page_shows_them() throws IOException {
        Matcher command = Pattern.compile("\\$ sluice (key create .*)\n").matcher(block("sluice key create"));
        assertThat(command.find()).isTrue();
        StringWriter out = new StringWriter();
        int exit = Sluice.commandLine()
                .setOut(new PrintWriter(out, true))
                .execute(command.group(1).replace("'", "").split(" "));

        assertThat(exit).isZero();
        assertThat(masked(out.toString()))
                .isEqualToIgnoringNewLines(masked(block("sluice key create").replaceFirst("\\$ .*\n", "")));
        String key = out.toString().replaceAll("(?s).*: (sk-sluice-\\S+)\n.*", "$1");
        assertThat(out.toString()).contains("hash: " + KeyHash.of(key));
    }

    @Test
    void prints_limits_and_a_budget_as_the_page_shows_them() throws IOException {
        String example = block("--budget");
        String command = example.substring(example.indexOf("key create"), example.indexOf("# The key"));
        List<String> words = Pattern.compile("'([^']*)'|([^\\s'\\\\]+)")
                .matcher(command)
                .results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .toList();
        StringWriter out = new StringWriter();
        int exit = Sluice.commandLine().setOut(new PrintWriter(out, true)).execute(words.toArray(String[]::new));

        assertThat(exit).isZero();
        assertThat(masked(example)).contains(masked(out.toString()));
    }

    @Test
    void makes_no_key_whose_limits_nobody_would_keep() throws IOException {
        Matcher body = Pattern.compile("-d '(.*)'").matcher(block("--budget"));
        assertThat(body.find()).isTrue();
        try (GuardedGateway gateway = running()) {
            Answer refused = gateway.admin(HttpMethod.POST, "/keys", body.group(1));

            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.body())
                    .contains(
                            "limits: wanted quota among the verticles, as it keeps them; add it, or leave limits out");
        }
    }

    private static String masked(String printed) {
        return printed.replaceAll("sk-sluice-\\S+", "sk-sluice-…")
                .replaceAll("sha256:\\S+", "sha256:…")
                .replaceAll("expires: .*", "expires: …");
    }

    @Test
    void does_not_listen_where_other_machines_can_connect_without_a_word() throws IOException {
        assertThatThrownBy(() -> check(Map.of("SLUICE_HOST", "0.0.0.0")))
                .hasMessage(block("other machines can reach").strip());
        assertThatThrownBy(() -> check(Map.of("SLUICE_HOST", "0.0.0.0", "SLUICE_AUTHENTICATION", "required")))
                .hasMessage(
                        "verticles[0].options.listeners[0].authentication: wanted identity among the verticles, as it"
                                + " knows the keys of clients");
        assertThatCode(() -> check(Map.of("SLUICE_HOST", "0.0.0.0", "SLUICE_AUTHENTICATION", "none")))
                .doesNotThrowAnyException();
        assertThatCode(() -> check(Map.of())).doesNotThrowAnyException();
    }

    /** Checks the configuration that ships. */
    private static void check(Map<String, String> environment) {
        GatewayConfiguration configuration = Binder.bind(
                "",
                ConfigurationFile.read(
                        Path.of("..", "conf", "gateway.json"), name -> Optional.ofNullable(environment.get(name))),
                GatewayConfiguration.class);
        Gateway.check(configuration, Parts.shipped());
    }

    @Test
    void wants_a_word_for_the_ports_of_gateways_too() {
        assertThatThrownBy(() -> Gateway.check(documents(Map.of("host", "0.0.0.0")), Parts.shipped()))
                .hasMessageStartingWith("verticles[0].options: other machines can reach 0.0.0.0");
        assertThatCode(() ->
                        Gateway.check(documents(Map.of("host", "0.0.0.0", "authentication", "none")), Parts.shipped()))
                .doesNotThrowAnyException();
    }

    private static GatewayConfiguration documents(Map<String, ?> options) {
        return Binder.bind(
                "",
                Map.of("verticles", List.of(Map.of("verticle", "resources", "options", options))),
                GatewayConfiguration.class);
    }

    @Test
    void gives_an_example_of_issuers_that_can_be_read() throws IOException {
        JsonObject example = new JsonObject(block("\"issuers\""));
        IdentityOptions options =
                Binder.bind("", example.getJsonObject("options").getMap(), IdentityOptions.class);

        assertThat(options.issuers()).singleElement().satisfies(issuer -> {
            assertThat(issuer.audiences()).containsExactly("sluice");
            assertThat(issuer.claims().kept()).containsExactly("plan");
        });
    }
}
