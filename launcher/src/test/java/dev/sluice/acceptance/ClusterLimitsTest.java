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
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Three gateways, real processes, that keep one limit of tokens; the last is killed when half of it is used. */
class ClusterLimitsTest {
    private static final int GATEWAYS = 3;
    private static final int KILLED = 2;
    private static final int CLIENTS = 12;
    private static final long LIMIT = 20_000;
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    /** A request that was let in, between two moments. */
    private record Admitted(long sent, long answered, long tokens) {}

    private final Vertx vertx = Vertx.vertx();
    private final TestClient client = new TestClient(vertx);
    private final ConcurrentLinkedQueue<Admitted> admitted = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Answer> others = new ConcurrentLinkedQueue<>();
    private final AtomicIntegerArray refused = new AtomicIntegerArray(GATEWAYS);
    private final AtomicInteger running = new AtomicInteger(CLIENTS);
    private volatile boolean killed;
    private volatile boolean stopped;

    @TempDir
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private GatewayProcesses gateways;

    @AfterEach
    void stop() {
        gateways.close();
        await(vertx.close());
    }

    /** Corrections upwards are all that may go beyond it in leased mode: two in a hundred at most. */
    @ParameterizedTest
    @CsvSource({"leased, 20400", "strict, 20000"})
    void no_minute_holds_more_than_the_limit_whoever_is_killed(String mode, long most) {
        start(mode);
        for (int number = 0; number < CLIENTS; number++) {
            goOn(number, 0);
        }
        client.until("half of it is used", () -> used() > LIMIT / 2);
        killed = true;
        gateways.kill(KILLED);
        untilRefused(0);
        untilRefused(1);
        client.until("what the killed one did not hold is used", () -> used() > LIMIT * 8 / 10);
        untilRefused(0);
        untilRefused(1);
        stopped = true;
        client.until("all have stopped", () -> running.get() == 0);

        assertThat(mostInAMinute()).isLessThanOrEqualTo(most);
        assertThat(others).allMatch(answer -> answer.status() == 0 || answer.status() == 503);
    }

    private void start(String mode) {
        SimulatedServerVerticle server = new SimulatedServerVerticle(SimulatorOptions.defaults()
                .withModels("chat")
                .withName("server")
                .withLatency(Latency.defaults().withStepMillis(1)));
        await(vertx.deployVerticle(server));
        JsonObject endpoint = new JsonObject().put("address", "http://127.0.0.1:" + server.port());
        JsonArray pools = new JsonArray()
                .add(new JsonObject().put("name", "chat").put("endpoints", new JsonArray().add(endpoint)));
        JsonObject limit =
                new JsonObject().put("name", "all").put("tokens", LIMIT).put("per", "minute");
        JsonObject options = new JsonObject().put("mode", mode).put("limits", new JsonArray().add(limit));
        JsonObject quota = new JsonObject().put("verticle", "quota").put("options", options);
        gateways = new GatewayProcesses(directory, GATEWAYS, pools, List.of(quota));
        for (int gateway = 0; gateway < GATEWAYS; gateway++) {
            int started = gateway;
            gateways.start(started);
            client.until(
                    "it is ready",
                    () -> gateways.isRunning(started)
                            && client.get(gateways.adminUrl(started) + "/health/ready")
                                            .status()
                                    == 200);
        }
        for (int gateway = 0; gateway < GATEWAYS; gateway++) {
            String models = gateways.url(gateway) + "/v1/models";
            client.until("the model is known", () -> client.get(models).text().contains("chat"));
        }
        client.until("all see all", () -> List.of(0, 1, 2).stream().allMatch(gateway -> seen(gateway) == GATEWAYS));
    }

    private int seen(int gateway) {
        return new JsonObject(
                        client.get(gateways.adminUrl(gateway) + "/cluster").text())
                .getJsonArray("gateways")
                .size();
    }

    /** Asks, and again when it is answered, a little later where it was refused. */
    private void goOn(int number, int turn) {
        if (stopped) {
            running.decrementAndGet();
            return;
        }
        int gateway = number % (killed ? KILLED : GATEWAYS);
        long sent = System.nanoTime();
        client.ask(HttpMethod.POST, gateways.url(gateway) + "/v1/chat/completions", body(number * 31 + turn * 7))
                .onSuccess(answer -> take(gateway, answer, sent))
                .compose(answer ->
                        answer.status() == 200 ? Future.succeededFuture() : vertx.timer(20, TimeUnit.MILLISECONDS))
                .onSuccess(next -> goOn(number, turn + 1));
    }

    private void take(int gateway, Answer answer, long sent) {
        if (answer.status() == 200) {
            long tokens = new JsonObject(answer.text()).getJsonObject("usage").getLong("total_tokens");
            admitted.add(new Admitted(sent, System.nanoTime(), tokens));
        } else if (answer.status() == 429) {
            refused.incrementAndGet(gateway);
        } else {
            others.add(answer);
        }
    }

    /** From 50 to 449 tokens of an answer. */
    private static String body(int seed) {
        return "{\"model\":\"chat\",\"ignore_eos\":true,\"max_tokens\":" + (50 + seed % 400)
                + ",\"messages\":[{\"role\":\"user\",\"content\":\"" + "Why? ".repeat(1 + seed % 50) + "\"}]}";
    }

    private long used() {
        return admitted.stream().mapToLong(Admitted::tokens).sum();
    }

    private void untilRefused(int gateway) {
        int before = refused.get(gateway);
        client.until("gateway " + gateway + " refuses", () -> refused.get(gateway) > before);
    }

    /** What was certainly let in within a minute: sent after it began and answered before it ended. */
    private long mostInAMinute() {
        return admitted.stream()
                .mapToLong(first -> admitted.stream()
                        .filter(one -> one.sent() >= first.sent() && one.answered() < first.sent() + MINUTE)
                        .mapToLong(Admitted::tokens)
                        .sum())
                .max()
                .orElse(0);
    }
}
