package dev.sluice.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.bus.Bus;
import dev.sluice.caller.Budget;
import dev.sluice.caller.KeyTerms;
import dev.sluice.caller.Limit;
import dev.sluice.caller.Period;
import dev.sluice.config.ConfigurationException;
import dev.sluice.config.Secret;
import dev.sluice.message.Addresses;
import dev.sluice.message.KeyDropped;
import dev.sluice.message.KeyMade;
import dev.sluice.message.KeyWanted;
import dev.sluice.message.KeysView;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeyPagesTest {
    private static final KeyTerms TERMS = new KeyTerms(
            "ann",
            Optional.of("red"),
            Optional.of(List.of("chat")),
            Optional.of(Instant.parse("2030-01-01T00:00:00Z")),
            List.of(
                    new Limit(OptionalLong.of(100_000), OptionalLong.empty(), Period.MINUTE),
                    new Limit(OptionalLong.empty(), OptionalLong.of(60), Period.HOUR)),
            Optional.of(new Budget(20, "USD", Period.MONTH)));
    private static final String NEW = """
            {"id":"one","owner":"ann","tenant":"red","models":["chat"],"expires":"2030-01-01T00:00:00Z",
            "limits":[{"tokens":100000,"per":"minute"},{"requests":60,"per":"hour"}],
            "budget":{"amount":20,"currency":"USD","per":"month"}}""";

    private final Vertx vertx = Vertx.vertx();
    private final Bus bus = Bus.install(vertx, Duration.ofSeconds(30));
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<KeyWanted> wanted = new CopyOnWriteArrayList<>();
    private final List<KeyDropped> dropped = new CopyOnWriteArrayList<>();
    private int port;

    private void start(String host, Optional<Secret> token) throws Exception {
        AdminVerticle admin = new AdminVerticle(
                bus,
                new AdminOptions(host, 0, token),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                List.of());
        vertx.deployVerticle(admin).toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        port = admin.port();
    }

    private void knowKeys() {
        bus.answer(
                Addresses.KEYS,
                asked -> Future.succeededFuture(new KeysView(
                        List.of(
                                new KeysView.Key("one", TERMS, "/made.json"),
                                new KeysView.Key("fixed", TERMS, "/keys.yaml")),
                        List.of("/keys.yaml: wrong"))));
        bus.answer(Addresses.KEY_WANTED, asked -> {
            wanted.add(asked);
            return Future.succeededFuture(new KeyMade(asked.id().orElse("made"), new Secret("sk-new")));
        });
        bus.answer(Addresses.KEY_DROPPED, asked -> {
            dropped.add(asked);
            return asked.id().equals("fixed")
                    ? Future.failedFuture(new ConfigurationException("id", "remove it there"))
                    : Future.succeededFuture(asked);
        });
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String body) throws Exception {
        return send("POST", "/keys", body, "Content-Type", "application/json; charset=utf-8");
    }

    @Test
    void makes_a_key_and_shows_it_to_nobody_on_the_way() throws Exception {
        start("127.0.0.1", Optional.empty());
        knowKeys();
        HttpResponse<String> made = post(NEW);

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(new JsonObject(made.body()))
                .isEqualTo(new JsonObject().put("id", "one").put("key", "sk-new"));
        assertThat(made.headers().firstValue("cache-control")).contains("no-store");
        assertThat(wanted).containsExactly(new KeyWanted(Optional.of("one"), TERMS));
    }

    @Test
    void refuses_a_key_that_is_not_described_right_and_says_where() throws Exception {
        start("127.0.0.1", Optional.empty());
        knowKeys();

        assertThat(post("{\"ower\":\"ann\"}").body()).contains("ower: unknown key; nearest is owner");
        assertThat(post("{}").statusCode()).isEqualTo(400);
        assertThat(post("[]").body()).contains("the body is not a JSON object");
        assertThat(post("{\"owner\":\"ann\",\"limits\":[{\"requests\":60,\"per\":\"minuet\"}]}")
                        .body())
                .contains("limits[0].per: wanted one of");
        assertThat(post("{\"owner\":\"ann\",\"budget\":{\"amount\":0,\"per\":\"day\"}}")
                        .body())
                .contains("budget: amount: wanted more than 0");
        assertThat(send("POST", "/keys", NEW, "Content-Type", "text/plain").statusCode())
                .isEqualTo(415);
        assertThat(wanted).isEmpty();
    }

    @Test
    void lists_keys_without_their_hashes_and_says_what_is_wrong() throws Exception {
        start("127.0.0.1", Optional.empty());
        knowKeys();
        JsonObject listed = new JsonObject(send("GET", "/keys", "").body());

        assertThat(listed.getJsonArray("problems").getList()).isEqualTo(List.of("/keys.yaml: wrong"));
        assertThat(listed.getJsonArray("keys").getJsonObject(0))
                .isEqualTo(new JsonObject(NEW).put("file", "/made.json"));
    }

    @Test
    void removes_a_key_that_was_made_here() throws Exception {
        start("127.0.0.1", Optional.empty());
        knowKeys();

        assertThat(send("DELETE", "/keys/one", "").statusCode()).isEqualTo(204);
        assertThat(send("DELETE", "/keys/gone", "").statusCode()).isEqualTo(404);
        HttpResponse<String> fixed = send("DELETE", "/keys/fixed", "");
        assertThat(fixed.statusCode()).isEqualTo(409);
        assertThat(fixed.body()).contains("remove it there");
        assertThat(dropped).containsExactly(new KeyDropped("one"), new KeyDropped("fixed"));
    }

    @Test
    void says_who_would_answer_where_nobody_does() throws Exception {
        start("127.0.0.1", Optional.empty());
        HttpResponse<String> answer = send("GET", "/keys", "");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("the verticle identity does");
    }

    @Test
    void lets_only_those_at_keys_who_know_the_token() throws Exception {
        start("0.0.0.0", Optional.of(new Secret("hush")));
        knowKeys();

        assertThat(send("GET", "/keys", "", "Authorization", "Bearer hush").statusCode())
                .isEqualTo(200);
        assertThat(send("GET", "/keys", "", "Authorization", "Bearer hus").statusCode())
                .isEqualTo(403);
        assertThat(post(NEW).statusCode()).isEqualTo(403);
        assertThat(send("DELETE", "/keys/one", "").statusCode()).isEqualTo(403);
        assertThat(wanted).isEmpty();
        assertThat(dropped).isEmpty();
    }

    @Test
    void shows_and_makes_no_keys_where_other_machines_can_connect_and_there_is_no_token() throws Exception {
        start("0.0.0.0", Optional.empty());
        knowKeys();

        assertThat(post(NEW).statusCode()).isEqualTo(403);
        assertThat(send("GET", "/keys", "").body()).contains("only where the verticle admin has a `token`");
        assertThat(send("GET", "/health/live", "").statusCode()).isEqualTo(200);
        assertThat(wanted).isEmpty();
    }
}
