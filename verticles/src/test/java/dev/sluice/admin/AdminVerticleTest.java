package dev.sluice.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.bus.Bus;
import dev.sluice.message.Addresses;
import dev.sluice.message.Draining;
import dev.sluice.message.EndpointSpec;
import dev.sluice.message.EndpointState;
import dev.sluice.message.PickerSpec;
import dev.sluice.message.PoolSnapshot;
import dev.sluice.message.PoolSpec;
import dev.sluice.message.PoolView;
import dev.sluice.message.Pools;
import dev.sluice.spi.Adapters;
import dev.sluice.spi.CacheShape;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.Sample;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdminVerticleTest {
    private static final URI FIRST = URI.create("http://10.0.0.1:8000");
    private static final URI SECOND = URI.create("http://10.0.0.2:8000");
    private static final Sample SAMPLE = new Sample(
            Instant.now(),
            OptionalInt.of(2),
            OptionalInt.of(3),
            OptionalDouble.of(0.25),
            Optional.of(new Adapters(Set.of("b", "a"), Set.of(), 4)),
            Optional.of(new CacheShape(16, 2048)));

    private final Vertx vertx = Vertx.vertx();
    private final Bus bus = Bus.install(vertx, Duration.ofMillis(500));
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final HttpClient client = HttpClient.newHttpClient();
    private final AdminVerticle admin = new AdminVerticle(
            bus, new AdminOptions("127.0.0.1", 0, Optional.empty()), registry, List.of(pool("llama"), pool("qwen")));

    @BeforeEach
    void start() throws Exception {
        vertx.deployVerticle(admin).toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @Test
    void is_live_as_soon_as_it_answers() throws Exception {
        assertThat(status("/health/live")).isEqualTo(200);
    }

    @Test
    void is_ready_once_every_pool_was_heard_of_and_not_while_draining() throws Exception {
        assertThat(status("/health/ready")).isEqualTo(503);
        assertThat(json("/health/ready").getString("reason")).isEqualTo("nothing has been heard yet of: llama, qwen");

        bus.publish(Addresses.polled("llama"), snapshot("llama"));
        until("/health/ready", answer -> answer.body().contains("nothing has been heard yet of: qwen"));

        bus.publish(Addresses.polled("qwen"), snapshot("qwen"));
        until("/health/ready", answer -> answer.statusCode() == 200);

        bus.publish(Addresses.DRAINING, new Draining(Duration.ofSeconds(1)));
        HttpResponse<String> draining = until("/health/ready", answer -> answer.statusCode() == 503);
        assertThat(draining.body()).contains("the gateway is shutting down");
        assertThat(status("/health/live")).isEqualTo(200);
    }

    @Test
    void shows_a_pool_with_its_samples_failures_and_requests_in_flight() throws Exception {
        answerViews();

        JsonObject pool = json("/pools/llama");

        assertThat(pool.getString("name")).isEqualTo("llama");
        JsonObject first = pool.getJsonArray("endpoints").getJsonObject(0);
        JsonObject sample = (JsonObject) first.remove("sample");
        assertThat(first)
                .isEqualTo(new JsonObject()
                        .put("name", "first")
                        .put("address", "http://10.0.0.1:8000")
                        .put("labels", new JsonObject().put("role", "decode"))
                        .put("inFlightRequests", 5)
                        .put("inFlightTokens", 900)
                        .put("picks", 17));
        assertThat(sample.getLong("ageMillis")).isBetween(0L, 600_000L);
        assertThat(sample.getInstant("takenAt")).isEqualTo(SAMPLE.takenAt());
        assertThat(sample.getInteger("waitingRequests")).isEqualTo(2);
        assertThat(sample.getInteger("runningRequests")).isEqualTo(3);
        assertThat(sample.getDouble("kvCacheUsage")).isEqualTo(0.25);
        assertThat(sample.getJsonObject("adapters"))
                .isEqualTo(new JsonObject()
                        .put("running", new JsonArray().add("a").add("b"))
                        .put("waiting", new JsonArray())
                        .put("max", 4));
        assertThat(sample.getJsonObject("cache"))
                .isEqualTo(new JsonObject().put("tokensPerBlock", 16).put("blocks", 2048));
    }

    @Test
    void leaves_out_what_is_unknown_of_an_endpoint() throws Exception {
        answerViews();

        assertThat(json("/pools/llama").getJsonArray("endpoints").getJsonObject(1))
                .isEqualTo(new JsonObject()
                        .put("name", "second")
                        .put("address", "http://10.0.0.2:8000")
                        .put("labels", new JsonObject())
                        .put("inFlightRequests", 0)
                        .put("inFlightTokens", 0)
                        .put("picks", 0)
                        .put("failure", "/metrics was answered with status 503"));
    }

    @Test
    void shows_all_pools_those_that_do_not_answer_too() throws Exception {
        answerViews();

        JsonArray pools = json("/pools").getJsonArray("pools");

        assertThat(pools.getJsonObject(0).getJsonArray("endpoints")).hasSize(2);
        assertThat(pools.getJsonObject(1))
                .isEqualTo(new JsonObject().put("name", "qwen").put("error", "the pool does not answer"));
        assertThat(status("/pools/qwen")).isEqualTo(503);
    }

    @Test
    void says_in_json_what_it_does_not_know() throws Exception {
        assertThat(status("/pools/mistral")).isEqualTo(404);
        assertThat(json("/pools/mistral").getString("error")).isEqualTo("no pool `mistral`; there are: llama, qwen");
        assertThat(status("/")).isEqualTo(404);
        assertThat(json("/elsewhere").getString("error")).startsWith("no such page; there are /metrics");
        HttpResponse<String> posted = client.send(
                request("/pools").POST(HttpRequest.BodyPublishers.noBody()).build(), BodyHandlers.ofString());
        assertThat(posted.statusCode()).isEqualTo(405);
        assertThat(new JsonObject(posted.body()).getString("error")).startsWith("only GET is answered here");
    }

    @Test
    void shows_the_registry_in_either_format() throws Exception {
        registry.counter("some.thing").increment();

        HttpResponse<String> text = fetch("/metrics");
        assertThat(text.headers().firstValue("content-type")).contains("text/plain; version=0.0.4; charset=utf-8");
        assertThat(text.body()).contains("some_thing_total 1.0\n").doesNotContain("# EOF");

        HttpResponse<String> open = client.send(
                request("/metrics")
                        .header("accept", "application/openmetrics-text; version=1.0.0,text/plain;q=0.5")
                        .build(),
                BodyHandlers.ofString());
        assertThat(open.headers().firstValue("content-type"))
                .contains("application/openmetrics-text; version=1.0.0; charset=utf-8");
        assertThat(open.body()).contains("some_thing_total 1.0\n").endsWith("# EOF\n");
    }

    @Test
    void shows_how_each_endpoint_stands_and_no_series_of_what_is_unknown() throws Exception {
        answerViews();
        bus.publish(Addresses.polled("llama"), snapshot("llama"));

        String text = until("/metrics", answer -> answer.body().contains("sluice_endpoint_up{"))
                .body();

        assertThat(text.lines().filter(line -> line.startsWith("sluice_endpoint_")))
                .containsExactlyInAnyOrder(
                        "sluice_endpoint_up{endpoint=\"first\",pool=\"llama\"} 1.0",
                        "sluice_endpoint_up{endpoint=\"second\",pool=\"llama\"} 0.0",
                        "sluice_endpoint_waiting_requests{endpoint=\"first\",pool=\"llama\"} 2.0",
                        "sluice_endpoint_running_requests{endpoint=\"first\",pool=\"llama\"} 3.0",
                        "sluice_endpoint_kv_cache_usage{endpoint=\"first\",pool=\"llama\"} 0.25",
                        "sluice_endpoint_in_flight_requests{endpoint=\"first\",pool=\"llama\"} 5.0",
                        "sluice_endpoint_in_flight_requests{endpoint=\"second\",pool=\"llama\"} 0.0");
    }

    @Test
    void shows_no_longer_what_an_endpoint_said_before_it_failed() throws Exception {
        bus.publish(Addresses.polled("llama"), snapshot("llama"));
        until("/metrics", answer -> answer.body().contains("sluice_endpoint_waiting_requests{"));

        bus.publish(
                Addresses.polled("llama"),
                new PoolSnapshot(
                        "llama", List.of(new EndpointState("first", FIRST, Map.of(), SAMPLE, Optional.of("gone")))));

        String text = until("/metrics", answer -> answer.body()
                        .contains("sluice_endpoint_up{endpoint=\"first\",pool=\"llama\"} 0.0"))
                .body();
        assertThat(text.lines().filter(line -> line.startsWith("sluice_endpoint_")))
                .hasSize(1);
    }

    @Test
    void follows_the_pools_there_are() throws Exception {
        bus.publish(Addresses.polled("llama"), snapshot("llama"));
        bus.publish(Addresses.polled("qwen"), snapshot("qwen"));
        until("/health/ready", answer -> answer.statusCode() == 200);

        bus.publish(Addresses.POOLS, new Pools(List.of(pool("late"), pool("llama"))));

        until("/health/ready", answer -> answer.body().contains("nothing has been heard yet of: late"));
        assertThat(json("/pools").getJsonArray("pools").stream().map(pool -> ((JsonObject) pool).getString("name")))
                .containsExactly("late", "llama");
        assertThat(json("/pools/qwen").getString("error")).isEqualTo("no pool `qwen`; there are: late, llama");
        bus.publish(Addresses.polled("qwen"), snapshot("qwen"));
        bus.publish(Addresses.polled("late"), new PoolSnapshot("late", List.of()));
        until("/health/ready", answer -> answer.statusCode() == 200);
        assertThat(fetch("/metrics").body()).contains("pool=\"llama\"").doesNotContain("pool=\"qwen\"");
    }

    @Test
    void shows_a_pool_of_a_namespace_with_or_without_the_slash_encoded() throws Exception {
        PoolView view = new PoolView("default/llama", List.of(), Map.of(), Map.of());
        bus.answer(Addresses.view("default/llama"), question -> Future.succeededFuture(view));
        bus.publish(Addresses.POOLS, new Pools(List.of(pool("default/llama"))));

        until("/pools/default/llama", answer -> answer.statusCode() == 200);

        assertThat(json("/pools/default%2Fllama").getString("name")).isEqualTo("default/llama");
    }

    @Test
    void shows_no_documents_where_nobody_tells_of_any() throws Exception {
        assertThat(json("/resources"))
                .isEqualTo(new JsonObject()
                        .put("documents", 0)
                        .put("refused", new JsonArray())
                        .put("warnings", new JsonArray())
                        .put("statuses", new JsonArray()));
        assertThat(json("/health/live")).isEqualTo(new JsonObject().put("status", "live"));
    }

    @Test
    void tells_with_its_health_which_documents_are_refused_and_is_ready_all_the_same() throws Exception {
        bus.publish(Addresses.polled("llama"), snapshot("llama"));
        bus.publish(Addresses.polled("qwen"), snapshot("qwen"));
        bus.publish(Addresses.RESOURCES, ResourcesJsonTest.STATE);

        JsonObject ready = new JsonObject(until(
                        "/health/ready",
                        answer -> answer.statusCode() == 200 && answer.body().contains("documents"))
                .body());

        JsonObject documents = new JsonObject()
                .put("inForce", 3)
                .put("refused", new JsonArray().add("a.yaml:7: spec.rules: wanted a list"));
        assertThat(ready).isEqualTo(new JsonObject().put("status", "ready").put("documents", documents));
        assertThat(json("/health/live"))
                .isEqualTo(new JsonObject().put("status", "live").put("documents", documents));
    }

    @Test
    void is_not_ready_before_it_has_heard_of_awaited_documents() throws Exception {
        AdminVerticle awaiting = new AdminVerticle(
                bus,
                new AdminOptions("127.0.0.1", 0, Optional.empty()),
                registry,
                List.of(),
                new Awaited(true, false, false));
        vertx.deployVerticle(awaiting).toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        HttpRequest ready = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + awaiting.port() + "/health/ready"))
                .build();
        HttpResponse<String> before = client.send(ready, BodyHandlers.ofString());

        bus.publish(Addresses.RESOURCES, ResourcesJsonTest.STATE);
        until("/resources", answer -> answer.body().contains("HTTPRoute"));

        assertThat(before.statusCode()).isEqualTo(503);
        assertThat(before.body()).contains("nothing has been heard yet of the documents");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (client.send(ready, BodyHandlers.ofString()).statusCode() != 200) {
            assertThat(System.nanoTime()).isLessThan(end);
        }
    }

    private void answerViews() {
        PoolView view = new PoolView(
                "llama",
                List.of(
                        new Endpoint("first", FIRST, Map.of("role", "decode"), SAMPLE, 5, 900),
                        new Endpoint("second", SECOND, Map.of(), Sample.UNKNOWN, 0, 0)),
                Map.of("second", "/metrics was answered with status 503"),
                Map.of("first", 17L));
        bus.answer(Addresses.view("llama"), question -> Future.succeededFuture(view));
    }

    private static PoolSnapshot snapshot(String pool) {
        return new PoolSnapshot(
                pool,
                List.of(
                        new EndpointState("first", FIRST, Map.of(), SAMPLE, Optional.empty()),
                        new EndpointState("second", SECOND, Map.of(), Sample.UNKNOWN, Optional.empty())));
    }

    private static PoolSpec pool(String name) {
        return new PoolSpec(
                name,
                List.of(),
                List.of(new EndpointSpec(FIRST, "first", Map.of()), new EndpointSpec(SECOND, "second", Map.of())),
                new PickerSpec(List.of(), List.of()));
    }

    private HttpResponse<String> until(String path, Predicate<HttpResponse<String>> wanted) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        HttpResponse<String> answer = fetch(path);
        while (!wanted.test(answer)) {
            assertThat(System.nanoTime()).as(answer.body()).isLessThan(end);
            answer = fetch(path);
        }
        return answer;
    }

    private int status(String path) throws Exception {
        return fetch(path).statusCode();
    }

    private JsonObject json(String path) throws Exception {
        HttpResponse<String> answer = fetch(path);
        assertThat(answer.headers().firstValue("content-type")).contains("application/json");
        return new JsonObject(answer.body());
    }

    private HttpResponse<String> fetch(String path) throws Exception {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + admin.port() + path));
    }
}
