package dev.sluice.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.bus.Bus;
import dev.sluice.bus.Topic;
import dev.sluice.counting.Change;
import dev.sluice.counting.Grant;
import dev.sluice.counting.WindowSpec;
import dev.sluice.message.Addresses;
import dev.sluice.message.ClusterView;
import dev.sluice.message.CounterName;
import dev.sluice.message.CounterQuestion;
import dev.sluice.message.EndpointFacts;
import dev.sluice.message.EndpointNews;
import dev.sluice.message.EndpointSpec;
import dev.sluice.message.InFlightCount;
import dev.sluice.message.InFlightShare;
import dev.sluice.message.LearntFacts;
import dev.sluice.message.Member;
import dev.sluice.message.PickerSpec;
import dev.sluice.message.PluginCatalog;
import dev.sluice.message.PolledNews;
import dev.sluice.message.PoolSpec;
import dev.sluice.message.ServedModel;
import dev.sluice.message.SnapshotCursor;
import dev.sluice.message.SnapshotPart;
import dev.sluice.spi.Adapters;
import dev.sluice.spi.CacheShape;
import dev.sluice.spi.Facts;
import dev.sluice.spi.Sample;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Members on loopback, each on a Vert.x of its own. */
class ClusterVerticleTest {
    private static final URI ADDRESS = URI.create("http://10.0.0.1:8000");

    @TempDir
    Path directory;

    private final List<Gateway> gateways = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (Gateway gateway : gateways) {
            gateway.close();
        }
    }

    @Test
    void a_gateway_alone_is_warm_at_once() throws Exception {
        Gateway alone = started(new LoopbackMembers(directory, 1), 0);

        assertThat(alone.sees(view -> true)).satisfies(view -> {
            assertThat(view.members()).extracting(Member::id).containsExactly(view.self());
            assertThat(view.warm()).isTrue();
        });
    }

    @Test
    void gateways_hear_of_each_other_and_of_each_others_leaving() throws Exception {
        LoopbackMembers members = new LoopbackMembers(directory, 2);
        Gateway first = started(members, 0);
        Gateway second = started(members, 1);

        first.sees(view -> view.members().size() == 2);
        ClusterView seen = second.sees(view -> view.members().size() == 2 && view.warm());
        assertThat(seen.members()).extracting(Member::version).containsOnly("1.2.3");

        second.close();
        first.sees(view -> view.members().size() == 1);
    }

    @Test
    void samples_arrive_with_their_age_and_everything_they_say() throws Exception {
        LoopbackMembers members = new LoopbackMembers(directory, 2);
        Gateway first = started(members, 0);
        Gateway second = started(members, 1);
        BlockingQueue<PolledNews> heard = second.hears(Addresses.POLLED_ELSEWHERE);
        first.sees(view -> view.members().size() == 2);
        Sample sample = new Sample(
                Instant.now().minusSeconds(2),
                OptionalInt.of(3),
                OptionalInt.empty(),
                OptionalDouble.of(0.25),
                Optional.of(new Adapters(Set.of("a", "b"), Set.of(), 4)),
                Optional.of(new CacheShape(16, 1000)));
        ServedModel model = new ServedModel("m", Instant.ofEpochSecond(5), "vllm", Optional.of("base"));
        PolledNews news = new PolledNews(
                "llama",
                List.of(
                        new EndpointNews(ADDRESS, Optional.of(sample), Optional.empty(), Optional.empty()),
                        new EndpointNews(ADDRESS, Optional.empty(), Optional.of("it is silent"), Optional.empty()),
                        new EndpointNews(ADDRESS, Optional.empty(), Optional.empty(), Optional.of(List.of(model)))));
        first.bus().publish(Addresses.POLLED_HERE, news);

        PolledNews arrived = first(heard);
        assertThat(arrived.pool()).isEqualTo("llama");
        Sample received = arrived.endpoints().get(0).sample().orElseThrow();
        assertThat(Duration.between(received.takenAt(), Instant.now())).isGreaterThan(Duration.ofMillis(1900));
        assertThat(received)
                .usingRecursiveComparison()
                .ignoringFields("takenAt")
                .isEqualTo(sample);
        assertThat(arrived.endpoints().subList(1, 3)).isEqualTo(news.endpoints().subList(1, 3));
    }

    @Test
    void shares_and_facts_arrive_under_the_name_of_the_gateway_that_told_them() throws Exception {
        LoopbackMembers members = new LoopbackMembers(directory, 2);
        Gateway first = started(members, 0);
        Gateway second = started(members, 1);
        BlockingQueue<InFlightShare> shares = second.hears(Addresses.inFlightElsewhere("llama"));
        BlockingQueue<LearntFacts> facts = second.hears(Addresses.factsElsewhere("llama"));
        BlockingQueue<LearntFacts> echo = first.hears(Addresses.factsElsewhere("llama"));
        String teller = first.sees(view -> view.members().size() == 2).self();
        List<InFlightCount> counts = List.of(new InFlightCount(7, 2, 300), new InFlightCount(-8, 1, 20));
        List<EndpointFacts> learnt = List.of(
                new EndpointFacts(7, Facts.of(1, 2, 3)),
                new EndpointFacts(-8, Facts.of()),
                new EndpointFacts(9, Facts.of(Long.MIN_VALUE)));
        first.bus().publish(Addresses.IN_FLIGHT_HERE, new InFlightShare("llama", "", true, counts));
        first.bus().publish(Addresses.FACTS_HERE, new LearntFacts("llama", "", "cache", learnt));

        assertThat(first(shares)).isEqualTo(new InFlightShare("llama", teller, true, counts));
        assertThat(first(facts)).isEqualTo(new LearntFacts("llama", teller, "cache", learnt));
        assertThat(echo).isEmpty();
    }

    @Test
    void gateways_use_up_one_limit_together() throws Exception {
        LoopbackMembers members = new LoopbackMembers(directory, 2);
        Gateway first = started(members, 0);
        Gateway second = started(members, 1);
        first.sees(view -> view.members().size() == 2);
        WindowSpec hour = new WindowSpec(100, Duration.ofHours(1), 1, false);

        assertThat(first.takes(hour, 70).granted()).isEqualTo(70);
        assertThat(second.takes(hour, 70).granted()).isZero();
        assertThat(second.takes(hour, 30).granted()).isEqualTo(30);
    }

    @Test
    void a_newcomer_is_not_warm_before_it_heard_the_last_part_of_what_another_knows() throws Exception {
        LoopbackMembers members = new LoopbackMembers(directory, 2);
        Gateway first = started(members, 0);
        BlockingQueue<Boolean> mayAnswer = new LinkedBlockingQueue<>();
        SnapshotCursor half = new SnapshotCursor(0, 5);
        first.answersSnapshots(cursor -> cursor.equals(half)
                ? first.vertx().executeBlocking(mayAnswer::take).map(go -> part(2, Optional.empty()))
                : Future.succeededFuture(part(1, Optional.of(half))));
        Gateway second = new Gateway();
        BlockingQueue<LearntFacts> facts = second.hears(Addresses.factsElsewhere("llama"));
        gateways.add(second);
        second.start(members.file(1));

        assertThat(first(facts).facts().get(0).facts()).isEqualTo(Facts.of(1));
        second.sees(view -> view.members().size() == 2);
        assertThat(second.latest().warm()).isFalse();
        mayAnswer.add(true);

        second.sees(ClusterView::warm);
        assertThat(first(facts).facts().get(0).facts()).isEqualTo(Facts.of(2));
    }

    private static SnapshotPart part(long fact, Optional<SnapshotCursor> next) {
        LearntFacts facts = new LearntFacts("llama", "", "cache", List.of(new EndpointFacts(1, Facts.of(fact))));
        return new SnapshotPart(List.of(facts), next);
    }

    private Gateway started(LoopbackMembers members, int member) throws Exception {
        Gateway gateway = new Gateway();
        gateways.add(gateway);
        gateway.start(members.file(member));
        return gateway;
    }

    private static <T> T first(BlockingQueue<T> queue) throws InterruptedException {
        T first = queue.poll(60, TimeUnit.SECONDS);
        assertThat(first).isNotNull();
        return first;
    }

    /** One member and what its verticles would hear. */
    private static final class Gateway {
        private final Vertx vertx = Vertx.vertx();
        private final Bus bus = Bus.install(vertx, Duration.ofSeconds(60));
        private final BlockingQueue<ClusterView> views = hears(Addresses.CLUSTER);
        private ClusterView latest = new ClusterView("", List.of(), false);

        void start(Path file) throws Exception {
            ClusterOptions options = new ClusterOptions(
                    file,
                    Optional.empty(),
                    Duration.ofMillis(50),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(10),
                    false);
            PoolSpec pool = new PoolSpec(
                    "llama",
                    List.of(),
                    List.of(new EndpointSpec(ADDRESS, "", Map.of())),
                    new PickerSpec(List.of(), List.of()));
            ClusterVerticle verticle = new ClusterVerticle(
                    bus, options, new Revision("1.2.3", "c"), List.of(pool), new PluginCatalog(Map.of()));
            vertx.deployVerticle(verticle, new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(60, TimeUnit.SECONDS);
        }

        Vertx vertx() {
            return vertx;
        }

        Bus bus() {
            return bus;
        }

        <E> BlockingQueue<E> hears(Topic<E> topic) {
            BlockingQueue<E> heard = new LinkedBlockingQueue<>();
            bus.subscribe(topic, heard::add);
            return heard;
        }

        void answersSnapshots(Function<SnapshotCursor, Future<SnapshotPart>> answers) {
            bus.answer(Addresses.snapshot("llama"), answers);
        }

        ClusterView sees(Predicate<ClusterView> wanted) throws InterruptedException {
            do {
                latest = first(views);
            } while (!wanted.test(latest));
            return latest;
        }

        Grant takes(WindowSpec window, long amount) throws Exception {
            CounterQuestion question =
                    new CounterQuestion(new CounterName("tokens", "tenant"), window, new Change.Take(amount, amount));
            return bus.ask(Addresses.COUNTERS, question)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(60, TimeUnit.SECONDS);
        }

        ClusterView latest() {
            return latest;
        }

        void close() throws Exception {
            vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        }
    }
}
