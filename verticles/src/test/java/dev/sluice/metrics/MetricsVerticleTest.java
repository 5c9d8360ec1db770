package dev.sluice.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.bus.Bus;
import dev.sluice.message.Addresses;
import dev.sluice.message.EndpointSpec;
import dev.sluice.message.EndpointState;
import dev.sluice.message.PickerSpec;
import dev.sluice.message.PoolSnapshot;
import dev.sluice.message.PoolSpec;
import dev.sluice.message.Pools;
import dev.sluice.message.ServedModels;
import dev.sluice.routing.Protocol;
import dev.sluice.spi.Sample;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetricsVerticleTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final String BROKEN = "vllm:num_requests_waiting";

    private final Vertx vertx = Vertx.vertx();
    private final Bus bus = Bus.install(vertx, Duration.ofSeconds(20));
    private final Heard<PoolSnapshot> snapshots = new Heard<>(bus, Addresses.polled("llama"));
    private final Heard<ServedModels> served = new Heard<>(bus, Addresses.SERVED_MODELS);
    private StandInServer server;

    @BeforeEach
    void start() throws Exception {
        server = StandInServer.start(vertx);
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @Test
    void tells_the_endpoints_before_any_has_answered() throws Exception {
        server.answer("/metrics", silence -> {});
        deploy(options(Duration.ofMillis(10)), server.address());

        EndpointState endpoint = snapshots.next().endpoints().get(0);

        assertThat(endpoint)
                .isEqualTo(new EndpointState(
                        "127.0.0.1:" + server.port(), server.address(), Map.of(), Sample.UNKNOWN, Optional.empty()));
    }

    @Test
    void tells_what_an_endpoint_said_and_when() throws Exception {
        deploy(options(Duration.ofMillis(10)), server.address());

        Sample sample = sampled().sample();

        assertThat(sample.waitingRequests()).hasValue(2);
        assertThat(sample.runningRequests()).hasValue(3);
        assertThat(sample.kvCacheUsage()).isEmpty();
        assertThat(sample.takenAt()).isEqualTo(NOW);
    }

    @Test
    void asks_again_on_the_same_connections() throws Exception {
        BlockingQueue<HttpServerRequest> asked = new LinkedBlockingQueue<>();
        server.answer("/metrics", request -> {
            asked.add(request);
            request.response().end(StandInServer.METRICS).onFailure(gone -> {});
        });
        deploy(options(Duration.ofMillis(5)), server.address());

        for (int i = 0; i < 20; i++) {
            assertThat(asked.poll(30, TimeUnit.SECONDS)).isNotNull();
        }

        assertThat(server.connections.get()).isBetween(1, 2);
    }

    @Test
    void has_one_ask_at_a_time_under_way_and_gives_it_up_in_time() throws Exception {
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        server.answer("/metrics", request -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            request.connection().closeHandler(closed -> underWay.decrementAndGet());
        });
        deploy(options(Duration.ofMillis(10), Duration.ofMillis(200)), server.address());

        assertThat(failed().failure()).contains("/metrics was not answered within 200 ms");
        Until.holds(vertx, () -> server.requests("/metrics") >= 3);
        assertThat(most).hasValue(1);
    }

    @Test
    void gives_up_an_answer_that_trickles() throws Exception {
        server.answer("/metrics", request -> {
            request.response().setChunked(true);
            vertx.setPeriodic(
                    10, tick -> request.response().write("# still here\n").onFailure(gone -> vertx.cancelTimer(tick)));
        });
        deploy(options(Duration.ofMillis(10), Duration.ofMillis(300)), server.address());

        assertThat(failed().failure()).contains("/metrics was not answered within 300 ms");
    }

    @Test
    void refuses_an_answer_without_end() throws Exception {
        byte[] comments = new byte[Body.LIMIT / 4];
        Arrays.fill(comments, (byte) '#');
        server.answer("/metrics", request -> {
            request.response().setChunked(true);
            for (int i = 0; i < 6; i++) {
                request.response().write(Buffer.buffer(comments)).onFailure(gone -> {});
            }
        });
        deploy(options(Duration.ofMillis(10), Duration.ofSeconds(20)), server.address());

        assertThat(failed().failure()).contains("/metrics was answered with more than 4194304 bytes");
    }

    @Test
    void shows_a_failure_at_once_keeps_the_last_sample_and_recovers() throws Exception {
        deploy(options(Duration.ofMillis(10)), server.address());
        sampled();

        server.answer(
                "/metrics",
                request -> request.response().setStatusCode(503).end().onFailure(gone -> {}));
        EndpointState failing = failed();
        assertThat(failing.failure()).contains("/metrics was answered with status 503");
        assertThat(failing.sample().waitingRequests()).hasValue(2);

        server.answer("/metrics", "vllm:num_requests_waiting 1\n");
        assertThat(endpoint(state -> state.failure().isEmpty()).sample().waitingRequests())
                .hasValue(1);
    }

    @Test
    void finds_a_server_that_starts_later() throws Exception {
        int port = freePort();
        deploy(options(Duration.ofMillis(10)), URI.create("http://127.0.0.1:" + port));
        assertThat(failed().failure()).contains("/metrics was not answered: no connection");

        StandInServer.start(vertx, port);

        assertThat(sampled().failure()).isEmpty();
    }

    @Test
    void takes_a_server_that_goes_away_in_the_middle_of_an_answer_for_failing() throws Exception {
        server.answer("/metrics", request -> {
            request.response().putHeader("content-length", "1000");
            request.response().write(BROKEN).onComplete(written -> request.connection()
                    .close());
        });
        deploy(options(Duration.ofMillis(10)), server.address());

        assertThat(failed().failure().orElseThrow()).startsWith("/metrics was not answered: ");
    }

    @Test
    void tells_nothing_new_while_an_endpoint_fails_in_the_same_way() throws Exception {
        server.answer(
                "/metrics",
                request -> request.response().setStatusCode(500).end().onFailure(gone -> {}));
        deploy(options(Duration.ofMillis(5)), server.address());
        failed();

        int before = server.requests("/metrics");
        Until.holds(vertx, () -> server.requests("/metrics") >= before + 3);

        assertThat(snapshots.count()).isZero();
    }

    @Test
    void tells_a_pool_once_an_interval_however_many_endpoints_answered() throws Exception {
        URI[] many = new URI[20];
        for (int index = 0; index < many.length; index++) {
            many[index] = StandInServer.start(vertx).address();
        }
        deploy(options(Duration.ofMillis(500)), many);

        AtomicInteger told = new AtomicInteger();
        PoolSnapshot all = snapshots.until(snapshot -> {
            told.incrementAndGet();
            return snapshot.endpoints().stream()
                    .allMatch(endpoint -> endpoint.sample().waitingRequests().isPresent());
        });

        assertThat(all.endpoints()).hasSize(20);
        assertThat(told.get()).isLessThan(10);
    }

    @Test
    void tells_those_who_come_late() throws Exception {
        MetricsOptions options = new MetricsOptions(
                Duration.ofMillis(10),
                Duration.ofSeconds(20),
                Duration.ofMillis(50),
                Duration.ofMillis(50),
                Duration.ofMillis(500),
                Duration.ofSeconds(30),
                "vllm",
                List.of());
        server.answer("/metrics", silence -> {});
        deploy(options, server.address());
        snapshots.next();
        served.until(told -> !told.models().isEmpty());

        assertThat(new Heard<>(bus, Addresses.SERVED_MODELS).next().models()).hasSize(1);
        assertThat(new Heard<>(bus, Addresses.polled("llama")).next().endpoints())
                .hasSize(1);
    }

    @Test
    void asks_nobody_once_it_is_stopped() throws Exception {
        String id = deploy(options(Duration.ofMillis(5)), server.address());
        sampled();

        vertx.undeploy(id).toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        int before = server.requests("/metrics");
        StandInServer other = StandInServer.start(vertx);
        deploy(options(Duration.ofMillis(5)), other.address());
        Until.holds(vertx, () -> other.requests("/metrics") >= 10);

        assertThat(server.requests("/metrics")).isBetween(before, before + 1);
    }

    @Test
    void asks_the_endpoints_that_come_and_keeps_what_those_that_stay_said() throws Exception {
        deploy(options(Duration.ofMillis(10)), server.address());
        sampled();
        server.answer("/metrics", silence -> {});
        StandInServer other = StandInServer.start(vertx);

        bus.publish(Addresses.POOLS, new Pools(List.of(pool("llama", other.address(), server.address()))));

        PoolSnapshot told = snapshots.until(snapshot -> snapshot.endpoints().size() == 2
                && !snapshot.endpoints().get(0).sample().equals(Sample.UNKNOWN));
        assertThat(told.endpoints())
                .extracting(EndpointState::address)
                .containsExactly(other.address(), server.address());
        assertThat(told.endpoints().get(1).sample().waitingRequests()).hasValue(2);
    }

    @Test
    void tells_at_once_that_an_endpoint_has_left_and_asks_it_no_longer() throws Exception {
        StandInServer other = StandInServer.start(vertx);
        deploy(options(Duration.ofMillis(5)), server.address(), other.address());
        snapshots.until(snapshot -> snapshot.endpoints().stream()
                .allMatch(endpoint -> endpoint.sample().waitingRequests().isPresent()));

        bus.publish(Addresses.POOLS, new Pools(List.of(pool("llama", other.address()))));

        PoolSnapshot told = snapshots.until(snapshot -> snapshot.endpoints().size() == 1);
        assertThat(told.endpoints().get(0).address()).isEqualTo(other.address());
        assertThat(told.endpoints().get(0).sample().waitingRequests()).hasValue(2);
        int before = server.requests("/metrics");
        int others = other.requests("/metrics");
        Until.holds(vertx, () -> other.requests("/metrics") >= others + 10);
        assertThat(server.requests("/metrics")).isBetween(before, before + 1);
    }

    @Test
    void tells_of_a_pool_without_endpoints_that_comes_late() throws Exception {
        Heard<PoolSnapshot> late = new Heard<>(bus, Addresses.polled("late"));
        deploy(options(Duration.ofMillis(10)), server.address());

        bus.publish(Addresses.POOLS, new Pools(List.of(pool("llama", server.address()), pool("late"))));

        assertThat(late.next()).isEqualTo(new PoolSnapshot("late", List.of()));
    }

    @Test
    void tells_nothing_of_a_pool_that_is_gone() throws Exception {
        deploy(options(Duration.ofMillis(5)), server.address());
        sampled();
        StandInServer other = StandInServer.start(vertx);
        Heard<PoolSnapshot> others = new Heard<>(bus, Addresses.polled("other"));

        bus.publish(Addresses.POOLS, new Pools(List.of(pool("other", other.address()))));

        others.next();
        int asked = server.requests("/metrics");
        Until.holds(vertx, () -> other.requests("/metrics") >= 10);
        assertThat(server.requests("/metrics")).isBetween(asked, asked + 1);
    }

    @Test
    void reads_the_metrics_of_an_endpoint_anew_when_its_labels_name_another_engine() throws Exception {
        server.answer("/metrics", "vllm:num_requests_waiting 2\nsglang:num_queue_reqs 7\n");
        deploy(options(Duration.ofMillis(10)), server.address());
        sampled();

        EndpointSpec relabelled = new EndpointSpec(server.address(), "", Map.of("llm-d.ai/engine-type", "sglang"));
        bus.publish(Addresses.POOLS, new Pools(List.of(pool("llama").with(List.of(relabelled)))));

        EndpointState state = endpoint(seen -> seen.sample().waitingRequests().equals(OptionalInt.of(7)));
        assertThat(state.labels()).containsEntry("llm-d.ai/engine-type", "sglang");
    }

    @Test
    void asks_a_pool_of_http2_with_prior_knowledge() throws Exception {
        BlockingQueue<HttpVersion> versions = new LinkedBlockingQueue<>();
        server.answer("/metrics", request -> {
            versions.add(request.version());
            request.response().end(StandInServer.METRICS).onFailure(gone -> {});
        });
        PoolSpec spec = new PoolSpec(
                "llama",
                List.of(),
                pool("llama", server.address()).endpoints(),
                new PickerSpec(List.of(), List.of()),
                Protocol.HTTP2,
                Optional.empty());

        deploy(options(Duration.ofMillis(10)), spec);

        assertThat(versions.poll(20, TimeUnit.SECONDS)).isEqualTo(HttpVersion.HTTP_2);
        assertThat(sampled().sample().waitingRequests()).hasValue(2);
    }

    private String deploy(MetricsOptions options, URI... addresses) throws Exception {
        return deploy(options, pool("llama", addresses));
    }

    private static PoolSpec pool(String name, URI... addresses) {
        List<EndpointSpec> endpoints = Arrays.stream(addresses)
                .map(address -> new EndpointSpec(address, "", Map.of()))
                .toList();
        return new PoolSpec(name, List.of(), endpoints, new PickerSpec(List.of(), List.of()));
    }

    private String deploy(MetricsOptions options, PoolSpec pool) throws Exception {
        Ambient ambient = new Ambient(() -> NOW, new SplittableRandom(1));
        return vertx.deployVerticle(new MetricsVerticle(bus, options, List.of(pool), ambient))
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    private static MetricsOptions options(Duration interval) {
        return options(interval, Duration.ofSeconds(20));
    }

    private static MetricsOptions options(Duration interval, Duration timeout) {
        return new MetricsOptions(
                interval,
                timeout,
                Duration.ofMillis(100),
                Duration.ofMinutes(10),
                Duration.ofMillis(500),
                Duration.ofSeconds(30),
                "vllm",
                List.of());
    }

    private EndpointState sampled() throws InterruptedException {
        return endpoint(state -> state.sample().waitingRequests().isPresent());
    }

    private EndpointState failed() throws InterruptedException {
        return endpoint(state -> state.failure().isPresent());
    }

    private EndpointState endpoint(Predicate<EndpointState> wanted) throws InterruptedException {
        return snapshots
                .until(snapshot -> wanted.test(snapshot.endpoints().get(0)))
                .endpoints()
                .get(0);
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
