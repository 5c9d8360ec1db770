package dev.sluice.acceptance;

import static dev.sluice.acceptance.RunningGateway.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.acceptance.TestClient.Answer;
import dev.sluice.simulator.SimulatedServerVerticle;
import dev.sluice.simulator.SimulatorOptions;
import dev.sluice.simulator.settings.Latency;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three gateways, of which the last is killed. Streams go through the first two; those that last go through the last
 * one, and have a pool of their own, so that what is in flight there is its share and nobody else's.
 */
class ClusterKillTest {
    private static final String CHAT = "/v1/chat/completions";
    private static final String READY = "/health/ready";
    private static final int KILLED = 2;
    private static final int LASTING = 6;
    /** So many that the gateway that is killed asks one of them in 99 of 100 runs. */
    private static final int COUNTING = 12;

    private final Vertx vertx = Vertx.vertx();
    private final TestClient client = new TestClient(vertx);
    private final List<CountingServer> counting =
            Stream.generate(CountingServer::new).limit(COUNTING).toList();

    @TempDir
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private GatewayProcesses gateways;

    @BeforeEach
    void start() {
        JsonArray steady = new JsonArray();
        for (int server = 0; server < 3; server++) {
            steady.add(simulated("steady", "server-" + server, 10));
        }
        JsonArray counted = new JsonArray();
        counting.forEach(server -> counted.add(new JsonObject().put("address", server.address())));
        JsonArray pools = new JsonArray()
                .add(pool("steady", steady))
                .add(pool("lasting", new JsonArray().add(simulated("lasting", "patient", 1_000))))
                .add(pool("counted", counted));
        gateways = new GatewayProcesses(directory, 3, pools);
        gateways.start(0);
        untilReady(0);
        gateways.start(1);
        gateways.start(KILLED);
        untilReady(1);
        untilReady(KILLED);
        client.until("all see all", () -> seen(0) == 3 && seen(1) == 3 && seen(KILLED) == 3);
    }

    @AfterEach
    void stop() {
        gateways.close();
        counting.forEach(CountingServer::close);
        await(vertx.close());
    }

    @Test
    void the_others_go_on_when_one_of_three_is_killed_and_it_is_warm_before_it_is_ready_again() {
        Repeated streams = new Repeated(vertx, 10, this::stream, Answer::isWholeStream);
        Repeated readiness = new Repeated(
                vertx,
                20,
                turn -> client.ask(HttpMethod.GET, gateways.adminUrl(turn % 2) + READY, ""),
                answer -> answer.status() == 200);
        for (int stream = 0; stream < LASTING; stream++) {
            await(client.begin(HttpMethod.POST, gateways.url(KILLED) + CHAT, chat("lasting", "Go on.", 1_000)));
        }
        client.until("its share is known", () -> ofOthers(0) == LASTING && ofOthers(1) == LASTING);
        streams.goOnFor(200);

        gateways.kill(KILLED);
        untilOthersAskEveryEndpoint();
        client.until("its share is gone", () -> ofOthers(0) == 0 && ofOthers(1) == 0);
        client.until("it is gone", () -> seen(0) == 2 && seen(1) == 2);
        streams.goOnFor(200);

        Map<String, String> placed = askWhileItIsAway();
        gateways.start(KILLED);
        untilReady(KILLED);
        assertKnows(placed);
        client.until("all see all again", () -> seen(0) == 3 && seen(1) == 3 && seen(KILLED) == 3);
        streams.goOnFor(200);
        assertThat(client.post(gateways.url(KILLED) + CHAT, chat("steady", "Welcome back.", 5)))
                .matches(Answer::isWholeStream);
        assertThat(streams.stop()).isEmpty();
        assertThat(readiness.stop()).isEmpty();
    }

    private Future<Answer> stream(int number) {
        return client.ask(HttpMethod.POST, gateways.url(number % 2) + CHAT, chat("steady", "Tell me " + number, 20));
    }

    /** Whatever the killed gateway asked is asked by others, and both gateways that are left hear what is said. */
    private void untilOthersAskEveryEndpoint() {
        List<Integer> asks = counting.stream().map(CountingServer::asks).toList();
        client.until("each endpoint is asked", () -> {
            for (int server = 0; server < COUNTING; server++) {
                // One ask of the gateway that is gone may still be on its way.
                if (counting.get(server).asks() < asks.get(server) + 2) {
                    return false;
                }
            }
            return true;
        });
        Instant now = Instant.now();
        client.until("each sample is newer", () -> samplesAreNewerThan(now, 0) && samplesAreNewerThan(now, 1));
    }

    private boolean samplesAreNewerThan(Instant instant, int gateway) {
        return page(gateway, "/pools").getJsonArray("pools").stream()
                .flatMap(pool -> ((JsonObject) pool).getJsonArray("endpoints").stream())
                .map(endpoint -> ((JsonObject) endpoint).getJsonObject("sample", new JsonObject()))
                .allMatch(sample -> Instant.parse(sample.getString("takenAt", Instant.EPOCH.toString()))
                        .isAfter(instant));
    }

    /** Sends prompts of about 500 tokens; returns, by the body, the name of the endpoint that answered. */
    private Map<String, String> askWhileItIsAway() {
        Map<String, String> placed = new LinkedHashMap<>();
        for (int prompt = 0; prompt < 5; prompt++) {
            String body = chat("steady", ("This is chapter " + prompt + ". ").repeat(100), 5);
            Answer answer = client.post(gateways.url(prompt % 2) + CHAT, body);
            assertThat(answer).matches(Answer::isWholeStream);
            placed.put(body, answer.pod());
        }
        return placed;
    }

    /** The gateway that came back knows where prompts were sent that it never saw. */
    private void assertKnows(Map<String, String> placed) {
        placed.forEach((body, pod) -> {
            Answer explained = client.post(gateways.adminUrl(KILLED) + "/pools/steady/explain", body);
            assertThat(new JsonObject(explained.text()).getJsonArray("candidates"))
                    .as(explained.text())
                    .anyMatch(candidate -> matchedBlocks((JsonObject) candidate) > 0
                            && ((JsonObject) candidate).getString("endpoint").equals(pod));
        });
        assertThat(page(KILLED, "/cluster").getBoolean("warm")).isTrue();
    }

    private static int matchedBlocks(JsonObject candidate) {
        return candidate.getJsonArray("prefixCache").getJsonObject(0).getInteger("matchedBlocks");
    }

    /** Lasting requests that are in flight through other gateways than this one. */
    private int ofOthers(int gateway) {
        return page(gateway, "/pools/lasting")
                .getJsonArray("endpoints")
                .getJsonObject(0)
                .getInteger("inFlightRequestsOfOtherGateways", 0);
    }

    private int seen(int gateway) {
        return page(gateway, "/cluster").getJsonArray("gateways").size();
    }

    private JsonObject page(int gateway, String path) {
        return new JsonObject(client.get(gateways.adminUrl(gateway) + path).text());
    }

    private void untilReady(int gateway) {
        client.until(
                "it is ready",
                () -> gateways.isRunning(gateway)
                        && client.get(gateways.adminUrl(gateway) + READY).status() == 200);
    }

    private JsonObject simulated(String model, String name, int stepMillis) {
        SimulatedServerVerticle server = new SimulatedServerVerticle(SimulatorOptions.defaults()
                .withModels(model)
                .withName(name)
                .withLatency(Latency.defaults().withStepMillis(stepMillis)));
        await(vertx.deployVerticle(server));
        return new JsonObject().put("name", name).put("address", "http://127.0.0.1:" + server.port());
    }

    private static JsonObject pool(String name, JsonArray endpoints) {
        return new JsonObject().put("name", name).put("endpoints", endpoints);
    }

    private static String chat(String model, String prompt, int tokens) {
        JsonObject message = new JsonObject().put("role", "user").put("content", prompt);
        return new JsonObject()
                .put("model", model)
                .put("messages", new JsonArray().add(message))
                .put("max_tokens", tokens)
                .put("ignore_eos", true)
                .put("stream", true)
                .encode();
    }
}
