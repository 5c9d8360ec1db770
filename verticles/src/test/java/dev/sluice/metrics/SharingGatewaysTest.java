package dev.sluice.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.message.Addresses;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.DoublePredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Three gateways, and links between them that a test can cut. What the endpoints are asked is counted in asks of another
 * endpoint, which a gateway without a cluster asks in the same interval: one ask each by one gateway, three by three.
 */
class SharingGatewaysTest {
    private static final int ENDPOINTS = 6;
    private static final int WINDOW = 40;
    private static final MetricsOptions OPTIONS = new MetricsOptions(
            Duration.ofMillis(20),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofMillis(200),
            Duration.ofMillis(300),
            Duration.ofSeconds(30),
            "vllm",
            List.of());

    private final Vertx vertx = Vertx.vertx();
    private final List<StandInServer> servers = new ArrayList<>();
    private final Gateway alone = new Gateway("alone");
    private final Gateway a = new Gateway("a");
    private final Gateway b = new Gateway("b");
    private final Gateway c = new Gateway("c");
    private final Set<Gateway> cutOff = ConcurrentHashMap.newKeySet();
    private StandInServer clock;

    @BeforeEach
    void start() throws Exception {
        for (int index = 0; index < ENDPOINTS; index++) {
            servers.add(StandInServer.start(vertx));
        }
        clock = StandInServer.start(vertx);
        alone.deploy(OPTIONS, clock.address());
        URI[] endpoints = servers.stream().map(StandInServer::address).toArray(URI[]::new);
        for (Gateway gateway : List.of(a, b, c)) {
            link(gateway);
            gateway.deploy(OPTIONS, endpoints);
        }
    }

    @AfterEach
    void close() throws Exception {
        cutOff.addAll(List.of(a, b, c));
        for (Gateway gateway : List.of(alone, a, b, c)) {
            gateway.close();
        }
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @Test
    void ask_each_endpoint_as_often_together_as_one_alone() throws Exception {
        waitUntilAsked(times -> times > 2.5);

        allSee("a", "b", "c");

        waitUntilAsked(times -> times > 0.7 && times < 1.3);
        waitUntilKnown(7, a, b, c);
    }

    @Test
    void list_models_once_together_too() throws Exception {
        allSee("a", "b", "c");
        waitUntilAsked(times -> times < 1.3);

        for (Gateway gateway : List.of(a, b, c)) {
            assertThat(gateway.served.latest().models()).hasSize(1);
        }
        waitUntil("/v1/models", times -> times > 0.5 && times < 1.5);
    }

    @Test
    void take_over_what_a_gateway_asked_that_has_stopped() throws Exception {
        allSee("a", "b", "c");
        waitUntilAsked(times -> times < 1.3);

        c.stop();
        cutOff.add(c);
        waitUntilKnown(8, a, b);

        a.sees("a", "b");
        b.sees("a", "b");
        waitUntilAsked(times -> times > 0.7 && times < 1.3);
        waitUntilKnown(9, a, b);
    }

    @Test
    void share_with_one_that_comes() throws Exception {
        a.sees("a", "b");
        b.sees("a", "b");
        cutOff.add(c);
        waitUntilAsked(times -> times > 1.7 && times < 2.3);

        cutOff.remove(c);
        allSee("a", "b", "c");

        waitUntilAsked(times -> times > 0.7 && times < 1.3);
        waitUntilKnown(7, a, b, c);
    }

    @Test
    void ask_on_both_sides_of_a_cut_and_share_again_after_it() throws Exception {
        allSee("a", "b", "c");
        waitUntilAsked(times -> times < 1.3);

        cutOff.add(a);
        waitUntilKnown(8, a, b, c);
        a.sees("a");
        b.sees("b", "c");
        c.sees("b", "c");
        waitUntilAsked(times -> times > 1.7 && times < 2.3);

        cutOff.remove(a);
        allSee("a", "b", "c");
        waitUntilAsked(times -> times > 0.7 && times < 1.3);
        waitUntilKnown(9, a, b, c);
    }

    private void allSee(String... members) {
        List.of(a, b, c).forEach(gateway -> gateway.sees(members));
    }

    private void link(Gateway from) {
        from.bus.subscribe(Addresses.POLLED_HERE, news -> List.of(a, b, c).stream()
                .filter(to -> to != from && !cutOff.contains(from) && !cutOff.contains(to))
                .forEach(to -> to.bus.publish(Addresses.POLLED_ELSEWHERE, news)));
    }

    /** Until every one of these knows an answer that the endpoints give from now on. */
    private void waitUntilKnown(int waiting, Gateway... gateways) throws Exception {
        servers.forEach(server -> server.answer("/metrics", "vllm:num_requests_waiting " + waiting + "\n"));
        for (Gateway gateway : gateways) {
            gateway.snapshots.until(snapshot -> snapshot.endpoints().stream()
                    .allMatch(state -> state.sample().waitingRequests().equals(OptionalInt.of(waiting))));
        }
    }

    private void waitUntilAsked(DoublePredicate wanted) throws Exception {
        waitUntil("/metrics", wanted);
    }

    /** Looks how often an endpoint is asked in the mean for each ask of the other one, again and again. */
    private void waitUntil(String path, DoublePredicate wanted) throws Exception {
        double times = 0;
        for (int tries = 0; tries < 30; tries++) {
            int start = clock.requests(path);
            int before = asks(path);
            Until.holds(vertx, () -> clock.requests(path) >= start + window(path));
            times = (double) (asks(path) - before) / ENDPOINTS / (clock.requests(path) - start);
            if (wanted.test(times)) {
                return;
            }
        }
        throw new AssertionError("an endpoint was asked " + times + " times as often as by one gateway");
    }

    private static int window(String path) {
        return path.equals("/metrics") ? WINDOW : WINDOW / 5;
    }

    private int asks(String path) {
        return servers.stream().mapToInt(server -> server.requests(path)).sum();
    }
}
