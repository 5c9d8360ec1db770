package dev.sluice.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.message.Addresses;
import dev.sluice.message.EndpointNews;
import dev.sluice.message.EndpointState;
import dev.sluice.message.PolledNews;
import dev.sluice.message.Pools;
import dev.sluice.message.ServedModel;
import dev.sluice.spi.Sample;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One gateway, and a test that speaks for the other, which has one of two endpoints. */
class SharedPollingTest {
    private static final Duration BOUND = Duration.ofMillis(500);
    private static final Duration NEVER = Duration.ofHours(1);

    private final Gateway gateway = new Gateway("self");
    private StandInServer ours;
    private StandInServer theirs;
    private String stranger = "";

    @BeforeEach
    void start() throws Exception {
        ours = StandInServer.start(gateway.vertx);
        theirs = StandInServer.start(gateway.vertx);
        stranger = gateway.stranger(theirs.address(), ours.address());
    }

    @AfterEach
    void close() throws Exception {
        gateway.close();
    }

    @Test
    void asks_everything_until_it_hears_of_others() throws Exception {
        deploy(BOUND);

        waitFor(theirs, 5);
        waitFor(ours, 5);
        assertThat(gateway.told.count()).isZero();
    }

    @Test
    void asks_only_its_own_while_the_other_is_heard() throws Exception {
        deploy(BOUND);
        gateway.sees("self", stranger);
        speak(() -> sampled(Instant.now(), 9));

        waitUntilLeftAlone(theirs);

        assertThat(stateOf(theirs).sample().waitingRequests()).hasValue(9);
        assertThat(stateOf(ours).sample().waitingRequests()).hasValue(2);
    }

    @Test
    void goes_on_asking_what_is_anothers_until_that_one_is_heard() throws Exception {
        deploy(NEVER);
        gateway.sees("self", stranger);

        waitUntilTold(ours.address());
        waitFor(theirs, 5);
    }

    @Test
    void takes_over_when_the_other_falls_silent_and_stops_when_it_is_back() throws Exception {
        deploy(BOUND);
        gateway.sees("self", stranger);
        long speaking = speak(() -> sampled(Instant.now(), 9));
        waitUntilLeftAlone(theirs);

        gateway.vertx.cancelTimer(speaking);
        waitFor(theirs, 5);
        assertThat(untilStateOf(theirs, 2).failure()).isEmpty();

        speak(() -> sampled(Instant.now(), 9));
        waitUntilLeftAlone(theirs);
        untilStateOf(theirs, 9);
    }

    @Test
    void takes_the_failures_that_the_other_tells_for_signs_of_life() throws Exception {
        deploy(BOUND);
        gateway.sees("self", stranger);
        speak(() -> news(Optional.empty(), Optional.of("/metrics was answered with status 503"), Optional.empty()));

        waitUntilLeftAlone(theirs);

        assertThat(stateOf(theirs).failure()).contains("/metrics was answered with status 503");
    }

    @Test
    void keeps_its_own_sample_where_the_other_does_not_reach_an_endpoint_that_is_not_its() throws Exception {
        deploy(BOUND);
        gateway.sees("self", gateway.stranger(ours.address(), theirs.address()));
        waitUntilTold(theirs.address());
        speak(() -> news(Optional.empty(), Optional.of("no connection"), Optional.empty()));

        waitFor(theirs, 20);

        gateway.snapshots.latest();
        for (int snapshots = 0; snapshots < 10; snapshots++) {
            assertThat(gateway.snapshots.next().endpoints().get(1).failure()).isEmpty();
        }
    }

    @Test
    void goes_on_telling_what_has_moved_to_another_until_that_one_is_heard() throws Exception {
        deploy(BOUND);
        String first = gateway.stranger(ours.address(), theirs.address());
        gateway.sees("self", first);
        waitUntilTold(theirs.address());

        gateway.sees("self", stranger);
        waitUntilTold(ours.address());
        for (int messages = 0; messages < 10; messages++) {
            waitUntilTold(theirs.address());
        }

        speak(() -> sampled(Instant.now(), 9));
        waitUntilLeftAlone(theirs);
    }

    @Test
    void asks_for_itself_where_the_other_tells_only_old_samples() throws Exception {
        Duration timeout = Duration.ofMillis(100);
        gateway.deploy(options(BOUND, timeout, Duration.ofMillis(100)), ours.address(), theirs.address());
        gateway.sees("self", stranger);
        Instant old = Instant.now().minusMillis(601);
        speak(() -> sampled(old, 9));

        waitFor(theirs, 20);
    }

    @Test
    void leaves_an_endpoint_that_comes_to_the_one_whose_it_is() throws Exception {
        gateway.deploy(options(NEVER, Duration.ofSeconds(20), Duration.ofMillis(100)), ours.address());
        gateway.sees("self", stranger);
        waitUntilTold(ours.address());

        gateway.bus.publish(Addresses.POOLS, new Pools(List.of(Gateway.pool(ours.address(), theirs.address()))));

        gateway.snapshots.until(snapshot -> snapshot.endpoints().size() == 2);
        waitFor(ours, 20);
        assertThat(theirs.requests("/metrics")).isZero();
        assertThat(theirs.requests("/v1/models")).isZero();
    }

    @Test
    void serves_the_models_that_endpoints_list_to_the_other() throws Exception {
        ServedModel model = new ServedModel("theirs", Instant.EPOCH, "vllm", Optional.empty());
        gateway.deploy(options(NEVER, Duration.ofSeconds(20), Duration.ofMillis(100)), ours.address());
        gateway.sees("self", stranger);
        waitUntilTold(ours.address());
        gateway.bus.publish(Addresses.POOLS, new Pools(List.of(Gateway.pool(ours.address(), theirs.address()))));
        gateway.snapshots.until(snapshot -> snapshot.endpoints().size() == 2);

        speak(() -> news(Optional.empty(), Optional.empty(), Optional.of(List.of(model))));

        gateway.served.until(told -> told.models().contains(model));
        assertThat(theirs.requests("/v1/models")).isZero();
    }

    @Test
    void tells_what_its_own_endpoints_say_and_list_and_of_no_others() throws Exception {
        deploy(BOUND);
        gateway.sees("self", stranger);

        PolledNews told = gateway.told.until(
                news -> news.endpoints().stream().anyMatch(one -> one.sample().isPresent()));
        assertThat(told.endpoints())
                .flatExtracting(one -> one.sample().stream().toList())
                .allSatisfy(sample -> assertThat(sample.waitingRequests()).hasValue(2));
        for (int messages = 0; messages < 10; messages++) {
            assertThat(gateway.told.next().endpoints())
                    .extracting(EndpointNews::address)
                    .containsOnly(ours.address());
        }
    }

    @Test
    void tells_which_models_its_own_endpoints_list() throws Exception {
        StandInServer late = StandInServer.start(gateway.vertx);
        deploy(BOUND);
        gateway.sees("self", gateway.stranger(theirs.address(), ours.address(), late.address()));
        waitUntilTold(ours.address());

        gateway.bus.publish(Addresses.POOLS, new Pools(List.of(Gateway.pool(ours.address(), late.address()))));

        PolledNews told = gateway.told.until(news -> news.endpoints().stream()
                .anyMatch(one ->
                        one.address().equals(late.address()) && one.models().isPresent()));
        assertThat(told.pool()).isEqualTo(Gateway.POOL);
    }

    @Test
    void tells_again_and_again_of_an_endpoint_that_it_asks_rarely_as_it_fails() throws Exception {
        ours.answer(
                "/metrics",
                request -> request.response().setStatusCode(503).end().onFailure(gone -> {}));
        gateway.deploy(options(BOUND, Duration.ofSeconds(20), NEVER), ours.address(), theirs.address());
        gateway.sees("self", stranger);

        waitUntilToldMoreOftenThanAsked();
    }

    @Test
    void tells_again_and_again_of_an_endpoint_that_does_not_answer_for_long() throws Exception {
        gateway.deploy(options(BOUND, NEVER, NEVER), ours.address(), theirs.address());
        gateway.sees("self", stranger);
        waitUntilTold(ours.address());
        ours.answer("/metrics", silence -> {});

        waitUntilToldMoreOftenThanAsked();
    }

    private void deploy(Duration takeOverAfter) throws Exception {
        gateway.deploy(
                options(takeOverAfter, Duration.ofSeconds(20), Duration.ofMillis(100)),
                ours.address(),
                theirs.address());
    }

    private static MetricsOptions options(Duration takeOverAfter, Duration timeout, Duration maxBackoff) {
        return new MetricsOptions(
                Duration.ofMillis(10),
                timeout,
                maxBackoff,
                Duration.ofMinutes(10),
                takeOverAfter,
                Duration.ofSeconds(30),
                "vllm",
                List.of());
    }

    /** Speaks for the other gateway until the timer of this id is cancelled. */
    private long speak(Supplier<EndpointNews> news) {
        return gateway.vertx.setPeriodic(
                10,
                tick -> gateway.bus.publish(
                        Addresses.POLLED_ELSEWHERE, new PolledNews(Gateway.POOL, List.of(news.get()))));
    }

    private EndpointNews sampled(Instant takenAt, int waiting) {
        Sample sample = new Sample(
                takenAt,
                OptionalInt.of(waiting),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty());
        return news(Optional.of(sample), Optional.empty(), Optional.empty());
    }

    private EndpointNews news(Optional<Sample> sample, Optional<String> failure, Optional<List<ServedModel>> models) {
        return new EndpointNews(theirs.address(), sample, failure, models);
    }

    private void waitFor(StandInServer server, int asks) throws Exception {
        int before = server.requests("/metrics");
        Until.holds(gateway.vertx, () -> server.requests("/metrics") >= before + asks);
    }

    /** Until it is asked nothing in a time in which this gateway asks its own endpoint twenty times. */
    private void waitUntilLeftAlone(StandInServer server) throws Exception {
        for (int tries = 0; tries < 100; tries++) {
            int before = server.requests("/metrics");
            waitFor(ours, 20);
            if (server.requests("/metrics") == before) {
                return;
            }
        }
        throw new AssertionError("it is still asked");
    }

    private void waitUntilTold(URI endpoint) throws Exception {
        gateway.told.until(
                news -> news.endpoints().stream().anyMatch(one -> one.address().equals(endpoint)));
    }

    private void waitUntilToldMoreOftenThanAsked() throws Exception {
        int[] told = {0};
        gateway.told.until(news -> ++told[0] >= ours.requests("/metrics") + ours.requests("/v1/models") + 5);
    }

    private EndpointState stateOf(StandInServer server) throws Exception {
        return gateway.snapshots.latest().endpoints().stream()
                .filter(state -> state.address().equals(server.address()))
                .findFirst()
                .orElseThrow();
    }

    private EndpointState untilStateOf(StandInServer server, int waiting) throws Exception {
        return gateway.snapshots
                .until(snapshot ->
                        snapshot.endpoints().get(1).sample().waitingRequests().equals(OptionalInt.of(waiting)))
                .endpoints()
                .get(1);
    }
}
