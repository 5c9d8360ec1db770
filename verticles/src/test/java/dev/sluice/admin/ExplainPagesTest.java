package dev.sluice.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.bus.Bus;
import dev.sluice.message.Addresses;
import dev.sluice.message.DecisionAnswer;
import dev.sluice.message.Explanation;
import dev.sluice.message.Explanation.Cached;
import dev.sluice.message.Explanation.Candidate;
import dev.sluice.message.Explanation.Known;
import dev.sluice.message.Explanation.Load;
import dev.sluice.message.Explanation.Score;
import dev.sluice.message.Explanation.Verdict;
import dev.sluice.message.PickerSpec;
import dev.sluice.message.PoolSpec;
import dev.sluice.message.RawRequest;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.Prompt;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
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
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExplainPagesTest {
    private static final PoolSpec POOL =
            new PoolSpec("default/llama", List.of(), List.of(), new PickerSpec(List.of(), List.of()));
    private static final Candidate CANDIDATE = new Candidate(
            "a",
            Optional.of(Duration.ofMillis(40)),
            new Known(3, 70, List.of(new Cached("approx", 3, 4, 48, 22)), List.of(new Load("inflight", 2, 60))),
            List.of(new Verdict("ready", true)),
            List.of(new Score("queue", 0.5, 2, 1.0)),
            OptionalInt.of(1));

    private final Vertx vertx = Vertx.vertx();
    private final Bus bus = Bus.install(vertx, Duration.ofSeconds(30));
    private final HttpClient client = HttpClient.newHttpClient();
    private final AdminVerticle admin = new AdminVerticle(
            bus,
            new AdminOptions("127.0.0.1", 0, Optional.empty()),
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
            List.of(POOL));

    @BeforeEach
    void start() throws Exception {
        result(vertx.deployVerticle(admin));
        bus.answer(Addresses.VALIDATE, ExplainPagesTest::validated);
        bus.answer(
                Addresses.explain("default/llama"),
                question ->
                        Future.succeededFuture(explanation(question.request().id())));
        bus.answer(
                Addresses.decision("default/llama"),
                question -> Future.succeededFuture(new DecisionAnswer(Optional.of(explanation(question.requestId()))
                        .filter(found -> question.requestId().equals("kept")))));
    }

    @AfterEach
    void close() throws Exception {
        result(vertx.close());
    }

    @Test
    void shows_why_a_request_went_where_it_went() throws Exception {
        HttpResponse<String> answer = get("/pools/default/llama/decisions/kept");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(answer.body()))
                .isEqualTo(new JsonObject()
                        .put("pool", "default/llama")
                        .put("requestId", "kept")
                        .put("model", "llama")
                        .put("decidedAt", "1970-01-01T00:00:00Z")
                        .put("picked", new JsonArray().add("a"))
                        .put("candidates", new JsonArray().add(candidate())));
    }

    @Test
    void knows_no_decision_that_is_not_kept_and_no_pool_that_is_not_there() throws Exception {
        HttpResponse<String> unknown = get("/pools/default/llama/decisions/lost");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("no decision is kept of the request `lost`");
        assertThat(get("/pools/qwen/decisions/kept").body()).contains("no pool `qwen`; there are: default/llama");
    }

    @Test
    void explains_where_a_body_would_go_under_the_id_it_comes_with() throws Exception {
        HttpResponse<String> answer = post("/pools/default/llama/explain", "{\"model\": \"llama\"}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(answer.body()).getString("requestId")).isEqualTo("CHAT_COMPLETIONS 17 true");
    }

    @Test
    void reads_the_body_of_the_api_that_is_asked_for() throws Exception {
        HttpResponse<String> answer = post("/pools/default/llama/explain?api=embeddings", "{\"model\": \"llama\"}");
        assertThat(new JsonObject(answer.body()).getString("requestId")).isEqualTo("EMBEDDINGS 17 true");
        assertThat(post("/pools/default/llama/explain?api=chat", "{}").body())
                .contains("wanted api chat/completions, completions, embeddings or responses, found chat");
    }

    @Test
    void refuses_bodies_that_validation_refuses_and_those_over_1_MiB() throws Exception {
        HttpResponse<String> refused = post("/pools/default/llama/explain", "[]");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("wanted an object");
        assertThat(post("/pools/default/llama/explain", " ".repeat((1 << 20) + 1))
                        .statusCode())
                .isEqualTo(413);
    }

    private static Future<InferenceRequest> validated(RawRequest raw) {
        if (raw.body().toString().equals("[]")) {
            return Future.failedFuture(
                    new ProblemException(new Problem.InvalidRequest("wanted an object", "", Optional.empty())));
        }
        boolean hidden = !raw.headers().containsKey("x-api-key");
        String id = raw.api() + " " + raw.id() + " " + hidden;
        return Future.succeededFuture(
                new InferenceRequest(id, "llama", false, OptionalInt.empty(), Prompt.EMPTY, Map.of()));
    }

    private static Explanation explanation(String id) {
        return new Explanation("default/llama", id, "llama", Instant.EPOCH, List.of(CANDIDATE), List.of("a"));
    }

    private static JsonObject candidate() {
        JsonObject verdict = new JsonObject().put("filter", "ready").put("kept", true);
        JsonObject score = new JsonObject()
                .put("scorer", "queue")
                .put("raw", 0.5)
                .put("weight", 2.0)
                .put("weighted", 1.0);
        JsonObject cached = new JsonObject()
                .put("producer", "approx")
                .put("matchedBlocks", 3)
                .put("promptBlocks", 4)
                .put("matchedTokens", 48)
                .put("uncachedTokens", 22);
        JsonObject load =
                new JsonObject().put("producer", "inflight").put("requests", 2).put("tokens", 60);
        return new JsonObject()
                .put("endpoint", "a")
                .put("rank", 1)
                .put("total", 1.0)
                .put("sampleAgeMillis", 40)
                .put("inFlightRequests", 3)
                .put("inFlightTokens", 70)
                .put("prefixCache", new JsonArray().add(cached))
                .put("load", new JsonArray().add(load))
                .put("filters", new JsonArray().add(verdict))
                .put("scores", new JsonArray().add(score));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return client.send(
                request(path)
                        .header("x-request-id", "17")
                        .header("x-api-key", "secret")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + admin.port() + path));
    }

    private static <T> T result(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
