package dev.sluice.scoring;

import static dev.sluice.scoring.Fixtures.placement;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.bus.Bus;
import dev.sluice.message.Addresses;
import dev.sluice.message.ClusterView;
import dev.sluice.message.LearntFacts;
import dev.sluice.message.Member;
import dev.sluice.message.PickerSpec;
import dev.sluice.message.PickerSpec.PluginSpec;
import dev.sluice.message.Placed;
import dev.sluice.message.PluginCatalog;
import dev.sluice.message.PoolQuestion;
import dev.sluice.message.PoolSpec;
import dev.sluice.message.PoolView;
import dev.sluice.message.Released;
import dev.sluice.message.SnapshotCursor;
import dev.sluice.spi.Endpoint;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two gateways in one process, which hear each other without a network. */
class ClusterLinkTest {
    private static final Duration BOUND = Duration.ofSeconds(30);
    /** Time for each call of a plugin, so that no pause of the machine changes a pick. */
    private static final Duration UNHURRIED = Duration.ofMinutes(1);

    private static final PoolSpec POOL = Fixtures.pool(
            new PickerSpec(
                    List.of(
                            new PluginSpec("", "test-scorer", Map.of()),
                            new PluginSpec("counter", "counting-scorer", Map.of())),
                    List.of()),
            "a",
            "b");

    private final Gateway one = new Gateway("one");
    private final Gateway two = new Gateway("two");

    @BeforeEach
    void connect() throws Exception {
        one.deploy();
        two.deploy();
        one.speaksTo(two);
        two.speaksTo(one);
    }

    @AfterEach
    void close() throws Exception {
        one.fallSilent();
        two.fallSilent();
        result(one.vertx.close());
        result(two.vertx.close());
    }

    @Test
    void shows_each_gateway_what_the_other_has_in_flight() throws Exception {
        one.sees("one", "two");
        Placed placed = one.place(100);
        two.await(view -> inFlightTokens(view).equals(List.of(100L, 0L)));
        assertThat(two.view().own()).isEqualTo(Map.of("a", 0, "b", 0));
        two.sees("one", "two");
        two.place(7);
        one.await(view -> inFlightTokens(view).equals(List.of(100L, 7L)));
        one.bus.publish(Addresses.released("llama"), new Released(placed.ticket()));
        two.await(view -> inFlightTokens(view).equals(List.of(0L, 7L)));
    }

    @Test
    void tells_what_was_placed_before_the_other_came() throws Exception {
        one.place(100);
        one.sees("one", "two");
        two.await(view -> inFlightTokens(view).equals(List.of(100L, 0L)));
    }

    @Test
    void forgets_what_a_gateway_had_that_is_gone() throws Exception {
        one.sees("one", "two");
        one.place(100);
        two.await(view -> inFlightTokens(view).equals(List.of(100L, 0L)));
        one.sees("one");
        two.await(view -> {
            two.sees("two");
            return inFlightTokens(view).equals(List.of(0L, 0L));
        });
    }

    @Test
    void takes_back_what_a_pool_had_that_ends() throws Exception {
        one.sees("one", "two");
        one.place(100);
        two.await(view -> inFlightTokens(view).equals(List.of(100L, 0L)));
        result(one.vertx.undeploy(one.deployment));
        two.await(view -> inFlightTokens(view).equals(List.of(0L, 0L)));
    }

    @Test
    void carries_what_plugins_learn() throws Exception {
        one.sees("one", "two");
        one.place(100);
        one.place(100);
        two.await(view -> two.counter.elsewhere("one") == 2);
        one.sees("one");
        two.await(view -> {
            two.sees("two");
            return two.counter.elsewhere("one") == 0;
        });
    }

    @Test
    void makes_a_newcomer_know_what_the_plugins_know() throws Exception {
        one.place(100);
        one.place(100);
        one.sees("one", "two");
        Optional<SnapshotCursor> cursor = Optional.of(SnapshotCursor.START);
        while (cursor.isPresent()) {
            var part = result(one.bus.ask(Addresses.snapshot("llama"), cursor.get()));
            for (LearntFacts facts : part.facts()) {
                two.bus.publish(Addresses.factsElsewhere("llama"), facts);
            }
            cursor = part.next();
        }
        two.await(view -> two.counter.elsewhere("one") == 2);
    }

    private static List<Long> inFlightTokens(PoolView view) {
        return view.endpoints().stream().map(Endpoint::inFlightTokens).toList();
    }

    private static <T> T result(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(BOUND.toSeconds(), TimeUnit.SECONDS);
    }

    private interface Condition {
        boolean holds(PoolView view) throws Exception;
    }

    private static final class Gateway {
        private final Vertx vertx = Vertx.vertx();
        private final Bus bus = Bus.install(vertx, BOUND);
        private final String id;
        private final PlacementCounter counter = new PlacementCounter();
        private String deployment = "";

        Gateway(String id) {
            this.id = id;
        }

        void deploy() throws Exception {
            PluginCatalog catalog = FakeFactory.catalog(
                    Fixtures.maxScorePicker(),
                    FakeFactory.of("test-scorer", Fixtures.LEAST_IN_FLIGHT),
                    FakeFactory.of("counting-scorer", counter));
            ScoringOptions options = new ScoringOptions(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(15),
                    OptionalLong.of(1),
                    UNHURRIED,
                    0,
                    Duration.ofMillis(100),
                    Optional.empty());
            deployment = result(vertx.deployVerticle(new ScoringVerticle(bus, options, POOL, catalog)));
        }

        void speaksTo(Gateway other) {
            bus.subscribe(
                    Addresses.IN_FLIGHT_HERE,
                    share -> other.bus.publish(Addresses.inFlightElsewhere(share.pool()), share));
            bus.subscribe(
                    Addresses.FACTS_HERE, facts -> other.bus.publish(Addresses.factsElsewhere(facts.pool()), facts));
        }

        void fallSilent() throws Exception {
            for (String id : vertx.deploymentIDs()) {
                result(vertx.undeploy(id));
            }
        }

        void sees(String... ids) {
            List<Member> members = Stream.of(ids)
                    .map(name -> new Member(name, name, "1", "", ""))
                    .toList();
            bus.publish(Addresses.CLUSTER, new ClusterView(id, members, true));
        }

        Placed place(int tokens) throws Exception {
            return result(bus.ask(Addresses.schedule("llama"), placement(tokens)));
        }

        void await(Condition condition) throws Exception {
            long deadline = System.nanoTime() + BOUND.toNanos();
            PoolView view = view();
            while (!condition.holds(view)) {
                assertThat(System.nanoTime())
                        .describedAs("still waiting, with " + view)
                        .isLessThan(deadline);
                view = view();
            }
        }

        private PoolView view() throws Exception {
            return result(bus.ask(Addresses.view("llama"), new PoolQuestion()));
        }
    }
}
