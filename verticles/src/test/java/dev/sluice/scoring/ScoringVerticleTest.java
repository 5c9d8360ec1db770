package dev.sluice.scoring;

import static dev.sluice.scoring.Fixtures.LEAST_IN_FLIGHT;
import static dev.sluice.scoring.Fixtures.address;
import static dev.sluice.scoring.Fixtures.failing;
import static dev.sluice.scoring.Fixtures.placement;
import static dev.sluice.scoring.Fixtures.polled;
import static dev.sluice.scoring.Fixtures.snapshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.bus.Bus;
import dev.sluice.config.ConfigurationException;
import dev.sluice.message.Addresses;
import dev.sluice.message.Moved;
import dev.sluice.message.PickerSpec;
import dev.sluice.message.PickerSpec.PluginSpec;
import dev.sluice.message.Placed;
import dev.sluice.message.PluginCatalog;
import dev.sluice.message.PoolQuestion;
import dev.sluice.message.PoolSpec;
import dev.sluice.message.PoolView;
import dev.sluice.message.Pools;
import dev.sluice.message.Released;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.Scorer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScoringVerticleTest {
    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final PoolSpec POOL =
            Fixtures.pool(new PickerSpec(List.of(new PluginSpec("", "test-scorer", Map.of())), List.of()), "a", "b");
    private static final Scorer PREFERS_B = (request, candidates) -> endpoint -> "b".equals(endpoint.name()) ? 1 : 0;

    private final Vertx vertx = Vertx.vertx();
    private final Bus bus = Bus.install(vertx, BOUND);

    @AfterEach
    void close() throws Exception {
        result(vertx.close());
    }

    @Test
    void places_requests_and_counts_them_until_they_are_released() throws Exception {
        deploy(Duration.ofMinutes(15));
        Placed first = place(100);
        Placed second = place(20);
        assertThat(Fixtures.names(first.endpoints())).containsExactly("a", "b");
        assertThat(Fixtures.names(second.endpoints())).containsExactly("b", "a");
        bus.publish(Addresses.moved("llama"), new Moved(first.ticket(), address("b"), Fixtures.request(1)));
        awaitView(view -> inFlightTokens(view).equals(List.of(0L, 120L)));
        bus.publish(Addresses.released("llama"), new Released(first.ticket()));
        bus.publish(Addresses.released("llama"), new Released(second.ticket()));
        awaitView(view -> inFlightTokens(view).equals(List.of(0L, 0L)));
    }

    @Test
    void heeds_what_was_polled() throws Exception {
        deploy(Duration.ofMinutes(15));
        Instant now = Instant.now();
        bus.publish(Addresses.polled("llama"), snapshot(failing("a", now), polled("b", now)));
        PoolView view = awaitView(seen -> seen.failures().containsKey("a"));
        assertThat(view.endpoints().get(1).sample()).isEqualTo(Fixtures.sample(now));
        assertThat(Fixtures.names(place(1).endpoints())).containsExactly("b");
    }

    @Test
    void refuses_what_no_endpoint_is_left_for() throws Exception {
        deploy(Duration.ofMinutes(15));
        assertThatThrownBy(() -> result(bus.ask(Addresses.schedule("llama"), placement(1, "a", "b"))))
                .hasCauseInstanceOf(ProblemException.class)
                .cause()
                .extracting(failure -> ((ProblemException) failure).problem())
                .isEqualTo(new Problem.NoEndpoint("llama", "every endpoint was tried and failed"));
    }

    @Test
    void ends_requests_whose_end_nobody_tells() throws Exception {
        deploy(Duration.ofMillis(50));
        place(100);
        PoolView view = awaitView(seen -> inFlightTokens(seen).equals(List.of(0L, 0L)));
        assertThat(view.picks().values()).containsExactlyInAnyOrder(1L, 0L);
    }

    @Test
    void runs_the_plugins_that_have_come_last() throws Exception {
        deploy(Duration.ofMinutes(15));
        bus.publish(Addresses.PLUGINS, catalog(PREFERS_B));
        awaitView(view -> place(1).endpoints().get(0).name().equals("b")
                && place(1).endpoints().get(0).name().equals("b"));
        assertThat(Fixtures.names(place(1).endpoints())).containsExactly("b", "a");
    }

    @Test
    void keeps_its_plugins_where_those_that_come_will_not_do() throws Exception {
        deploy(Duration.ofMinutes(15));
        try (Logged logged = Logged.by(ScoringVerticle.class)) {
            bus.publish(Addresses.PLUGINS, new PluginCatalog(Map.of()));
            awaitView(view -> !logged.events().isEmpty());
            assertThat(logged.events()).hasSize(1);
            assertThat(logged.events().get(0).getKeyValuePairs())
                    .extracting(pair -> pair.key + "=" + pair.value)
                    .containsExactly(
                            "pool=llama",
                            "problem=pools[llama].picker.plugins[0].type: unknown plugin type test-scorer;"
                                    + " none is known here");
        }
        assertThat(Fixtures.names(place(1).endpoints())).containsExactly("a", "b");
    }

    @Test
    void runs_another_picker_once_it_is_told_of_it() throws Exception {
        deploy(Duration.ofMinutes(15));
        bus.publish(Addresses.PLUGINS, bothScorers());

        bus.publish(Addresses.POOLS, new Pools(List.of(picking("prefers-b"))));

        awaitView(view -> place(1).endpoints().get(0).name().equals("b")
                && place(1).endpoints().get(0).name().equals("b"));
    }

    @Test
    void keeps_its_picker_where_another_will_not_do() throws Exception {
        deploy(Duration.ofMinutes(15));
        try (Logged logged = Logged.by(ScoringVerticle.class)) {
            bus.publish(Addresses.POOLS, new Pools(List.of(picking("absent"))));
            awaitView(view -> !logged.events().isEmpty());
            assertThat(logged.events().get(0).getKeyValuePairs())
                    .extracting(pair -> pair.key)
                    .containsExactly("pool", "problem");
        }
        assertThat(Fixtures.names(place(1).endpoints())).containsExactly("a", "b");
    }

    private static PoolSpec picking(String scorer) {
        return Fixtures.pool(new PickerSpec(List.of(new PluginSpec("", scorer, Map.of())), List.of()), "a", "b");
    }

    private static PluginCatalog bothScorers() {
        return FakeFactory.catalog(
                Fixtures.maxScorePicker(),
                FakeFactory.of("test-scorer", Fixtures.LEAST_IN_FLIGHT),
                FakeFactory.of("prefers-b", PREFERS_B));
    }

    @Test
    void cannot_be_made_with_a_picker_that_cannot_be_built() {
        assertThatThrownBy(() ->
                        new ScoringVerticle(bus, options(Duration.ofMinutes(1)), POOL, new PluginCatalog(Map.of())))
                .isInstanceOf(ConfigurationException.class);
    }

    private void deploy(Duration inFlightExpiry) throws Exception {
        result(vertx.deployVerticle(new ScoringVerticle(bus, options(inFlightExpiry), POOL, catalog(LEAST_IN_FLIGHT))));
    }

    private Placed place(int tokens) throws Exception {
        return result(bus.ask(Addresses.schedule("llama"), placement(tokens)));
    }

    private PoolView awaitView(Condition condition) throws Exception {
        long deadline = System.nanoTime() + BOUND.toNanos();
        PoolView view = view();
        while (!condition.holds(view)) {
            assertThat(System.nanoTime())
                    .describedAs("still waiting, with " + view)
                    .isLessThan(deadline);
            view = view();
        }
        return view;
    }

    private PoolView view() throws Exception {
        return result(bus.ask(Addresses.view("llama"), new PoolQuestion()));
    }

    private interface Condition {
        boolean holds(PoolView view) throws Exception;
    }

    private static List<Long> inFlightTokens(PoolView view) {
        return view.endpoints().stream().map(Endpoint::inFlightTokens).toList();
    }

    private static ScoringOptions options(Duration inFlightExpiry) {
        return new ScoringOptions(Duration.ofMinutes(1), inFlightExpiry, OptionalLong.of(1));
    }

    private static PluginCatalog catalog(Scorer scorer) {
        return FakeFactory.catalog(Fixtures.maxScorePicker(), FakeFactory.of("test-scorer", scorer));
    }

    private static <T> T result(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(BOUND.toSeconds(), TimeUnit.SECONDS);
    }
}
