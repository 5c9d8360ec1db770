package dev.sluice.acceptance;

import static dev.sluice.acceptance.RunningGateway.await;
import static dev.sluice.acceptance.RunningGateway.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.acceptance.RunningGateway.Answer;
import dev.sluice.message.Addresses;
import dev.sluice.message.EndpointSpec;
import dev.sluice.message.PickerSpec;
import dev.sluice.message.PoolQuestion;
import dev.sluice.message.PoolSpec;
import dev.sluice.message.Pools;
import dev.sluice.simulator.SimulatorOptions;
import dev.sluice.simulator.settings.Latency;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PoolChangeTest {
    private static final String PATH = "/v1/chat/completions";

    @Test
    void endpoints_replaced_under_traffic_cost_no_request() {
        try (RunningGateway gateway = RunningGateway.before(3)) {
            want(gateway, pool(gateway, "pool", 0));
            AtomicBoolean go = new AtomicBoolean(true);
            AtomicInteger answered = new AtomicInteger();
            Future<Void> traffic = Future.all(List.of(traffic(gateway, go, answered), traffic(gateway, go, answered)))
                    .mapEmpty();

            for (int server : List.of(1, 2, 0, 1, 2, 1)) {
                want(gateway, pool(gateway, "pool", server));
                until("only server " + server + " is picked", () -> picks(gateway)
                        .equals(List.of("server-" + server)));
                int before = answered.get();
                until("traffic goes on", () -> answered.get() > before + 20 || traffic.isComplete());
            }
            until("what server 0 had begun is over", () -> running(gateway, 0) == 0);
            await(gateway.server(0).closePort());
            int before = answered.get();
            until("traffic goes on without server 0", () -> answered.get() > before + 50 || traffic.isComplete());

            go.set(false);
            await(traffic);
        }
    }

    @Test
    void a_pool_comes_and_goes_while_another_serves() {
        try (RunningGateway gateway = RunningGateway.before(2)) {
            AtomicBoolean go = new AtomicBoolean(true);
            Future<Void> traffic = traffic(gateway, go, new AtomicInteger());

            want(gateway, pool(gateway, "pool", 0), pool(gateway, "late", 1));
            until(
                    "the new pool is polled",
                    () -> gateway.admin("/pools/late").body().contains("takenAt"));
            assertThat(gateway.admin("/health/ready").status()).isEqualTo(200);

            want(gateway, pool(gateway, "pool", 0));
            until("the pool is gone", () -> gateway.admin("/pools/late").status() == 404);
            until("its scoring is gone", () -> !answers(gateway, "late"));

            go.set(false);
            await(traffic);
        }
    }

    @Test
    void requests_in_flight_at_a_pool_that_is_removed_come_to_their_end_and_it_may_come_back() {
        SimulatorOptions slow = SimulatorOptions.defaults()
                .withModels(RunningGateway.MODEL)
                .withLatency(Latency.none().withFirstTokenMillis(2500));
        try (RunningGateway gateway = RunningGateway.before(1, slow)) {
            Future<Answer> begun = gateway.send(HttpMethod.POST, gateway.port(), PATH, body());
            until("the request is there", () -> running(gateway, 0) == 1);

            want(gateway);
            until("the pool is gone", () -> gateway.admin("/pools/pool").status() == 404);
            assertThat(answers(gateway, "pool")).isTrue();
            assertThat(await(begun).status()).isEqualTo(200);
            until("its scoring is gone", () -> !answers(gateway, "pool"));

            want(gateway, pool(gateway, "pool", 0));
            until("it serves again", () -> gateway.post(PATH, body()).status() == 200);
        }
    }

    private static void want(RunningGateway gateway, PoolSpec... pools) {
        await(gateway.gateway().bus().ask(Addresses.POOLS_WANTED, new Pools(Arrays.asList(pools))));
    }

    private static PoolSpec pool(RunningGateway gateway, String name, int server) {
        URI address = URI.create("http://127.0.0.1:" + gateway.server(server).port());
        EndpointSpec endpoint = new EndpointSpec(address, "server-" + server, Map.of());
        return new PoolSpec(name, List.of(), List.of(endpoint), new PickerSpec(List.of(), List.of()));
    }

    private static Future<Void> traffic(RunningGateway gateway, AtomicBoolean go, AtomicInteger answered) {
        return gateway.send(HttpMethod.POST, gateway.port(), PATH, body()).compose(answer -> {
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            answered.incrementAndGet();
            return go.get() ? traffic(gateway, go, answered) : Future.succeededFuture();
        });
    }

    private static List<String> picks(RunningGateway gateway) {
        return new JsonObject(gateway.admin("/pools/pool").body())
                .getJsonArray("endpoints").stream()
                        .map(JsonObject.class::cast)
                        .filter(endpoint -> endpoint.getInteger("picks") > 0)
                        .map(endpoint -> endpoint.getString("name"))
                        .toList();
    }

    private static boolean answers(RunningGateway gateway, String pool) {
        return await(gateway.gateway()
                .bus()
                .ask(Addresses.view(pool), new PoolQuestion())
                .map(true)
                .otherwise(false));
    }

    private static int running(RunningGateway gateway, int server) {
        return await(gateway.server(server).counters()).running();
    }

    private static String body() {
        return "{\"model\":\"" + RunningGateway.MODEL
                + "\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello.\"}],\"max_tokens\":2}";
    }
}
