package dev.sluice.kvevents;

import static dev.sluice.kvevents.Packed.list;
import static dev.sluice.kvevents.ScriptedEngine.end;
import static dev.sluice.kvevents.ScriptedEngine.message;
import static dev.sluice.kvevents.ScriptedEngine.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.bus.Bus;
import dev.sluice.config.ByteSize;
import dev.sluice.message.Addresses;
import dev.sluice.message.EndpointSpec;
import dev.sluice.message.KvEvents;
import dev.sluice.message.KvEventsQuestion;
import dev.sluice.message.KvEventsTaken;
import dev.sluice.message.KvEventsWanted;
import dev.sluice.message.PickerSpec;
import dev.sluice.message.PoolSpec;
import dev.sluice.message.Pools;
import dev.sluice.spi.KvEventSource;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KvEventsVerticleTest {
    private static final URI FIRST = URI.create("http://127.0.0.1:8000");

    private Duration silence = Duration.ofMinutes(10);
    private final Vertx vertx = Vertx.vertx();
    private final Bus bus = Bus.install(vertx, Duration.ofSeconds(30));
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final ScriptedEngine engine = new ScriptedEngine();

    @AfterEach
    void close() throws Exception {
        engine.close();
        result(vertx.close());
    }

    @Test
    void hears_an_endpoint_that_publishes_and_calls_off_what_was_heard_before() throws Exception {
        hear(OptionalInt.empty());

        assertThat(engine.subscribed()).isEqualTo("kv@");
        engine.publish(57, list("BlockStored", List.of(1), null, List.of(7, 8), 2, null, "GPU"));
        engine.publish(58, Map.of("type", "BlockRemoved", "block_hashes", List.of(1)));

        expect("cleared", "+1 [7 8]/2  GPU", "-1");
    }

    @Test
    void asks_every_pool_what_it_wants_when_it_begins() throws Exception {
        Promise<KvEventsQuestion> asked = Promise.promise();
        bus.subscribe(Addresses.KV_EVENTS_ASKED, asked::complete);
        deploy(FIRST);
        assertThat(result(asked.future())).isEqualTo(new KvEventsQuestion());
    }

    @Test
    void calls_everything_off_when_something_is_missing_and_nothing_is_repeated() throws Exception {
        hear(OptionalInt.empty());
        engine.subscribed();
        engine.publish(1, list("BlockRemoved", List.of(1)));
        engine.publish(3, list("BlockRemoved", List.of(3)));

        expect("cleared", "-1", "cleared", "-3");
    }

    @Test
    void asks_for_what_was_said_before_it_came_and_for_what_is_missing() throws Exception {
        hear(engine.replayPort());
        engine.subscribed();
        assertThat(engine.repeats(List.of(message(0, list("BlockRemoved", List.of(10))), end())))
                .isZero();
        engine.publish(1, list("BlockRemoved", List.of(11)));
        engine.publish(4, list("BlockRemoved", List.of(14)));
        engine.publish(5, list("BlockRemoved", List.of(15)));
        assertThat(engine.repeats(List.of(
                        message(2, list("BlockRemoved", List.of(12))),
                        message(3, list("BlockRemoved", List.of(13))),
                        message(4, list("BlockRemoved", List.of(14))),
                        message(5, list("BlockRemoved", List.of(15))),
                        end())))
                .isEqualTo(2);
        engine.publish(6, list("BlockRemoved", List.of(16)));

        expect("cleared", "-10", "-11", "-12", "-13", "-14", "-15", "-16");
    }

    @Test
    void calls_everything_off_when_what_is_repeated_does_not_reach_back_far_enough() throws Exception {
        hear(engine.replayPort());
        engine.subscribed();
        engine.repeats(List.of(message(0, list("BlockRemoved", List.of(10))), end()));
        engine.publish(9, list("BlockRemoved", List.of(19)));
        engine.repeats(List.of(message(8, list("BlockRemoved", List.of(18))), end()));

        expect("cleared", "-10", "cleared", "-18", "-19");
    }

    @Test
    void goes_on_without_an_endpoint_that_does_not_repeat() throws Exception {
        hear(engine.replayPort());
        engine.subscribed();
        engine.publish(5, list("BlockRemoved", List.of(15)));

        expect("cleared", "cleared", "-15");
    }

    @Test
    void calls_everything_off_when_the_engine_was_started_anew() throws Exception {
        hear(OptionalInt.empty());
        engine.subscribed();
        engine.publish(7, list("BlockRemoved", List.of(7)));
        engine.publish(0, list("BlockRemoved", List.of(1)));
        engine.publish(1, list("BlockRemoved", List.of(2)));

        expect("cleared", "-7", "cleared", "-1", "-2");
    }

    @Test
    void connects_again_to_an_engine_that_was_away() throws Exception {
        hear(OptionalInt.empty());
        engine.subscribed();
        engine.publish(7, list("BlockRemoved", List.of(7)));
        expect("cleared", "-7");
        engine.close();
        try (ScriptedEngine again = new ScriptedEngine(engine.port())) {
            again.subscribed();
            again.publish(0, list("BlockRemoved", List.of(1)));
            expect("cleared", "-1");
        }
    }

    @Test
    void calls_everything_off_when_something_cannot_be_understood_and_goes_on() throws Exception {
        hear(OptionalInt.empty());
        engine.subscribed();
        engine.publish(number(0), new byte[] {(byte) 0xC1});
        engine.publish(new byte[] {1, 2, 3}, new byte[0]);
        engine.publish(number(-7), new byte[0]);
        engine.publish(1, list("BlockRemoved", List.of(1)));

        expect("cleared", "cleared", "cleared", "cleared", "-1");
    }

    @Test
    void cuts_off_an_endpoint_that_sends_too_much_at_once_and_comes_back_later() throws Exception {
        silence = Duration.ofSeconds(1);
        hear(OptionalInt.empty());
        engine.subscribed();
        engine.publish(number(0), new byte[1 << 20]);
        engine.subscribed();
        engine.publish(1, list("BlockRemoved", List.of(1)));

        expect("cleared", "-1");
    }

    @Test
    void takes_the_port_after_for_the_second_endpoint_of_a_host() {
        KvEventSource source = new KvEventSource("kv@", 5557, OptionalInt.of(5600));
        List<EndpointSpec> endpoints =
                List.of(spec("http://10.0.0.7:8001"), spec("http://10.0.0.7:8000"), spec("http://10.0.0.8:8001"));

        assertThat(Targets.of("llama", endpoints, Set.of(source)))
                .extracting(target -> target.endpoint().getAuthority() + " " + target.events() + " "
                        + target.replay().orElse(""))
                .containsExactly(
                        "10.0.0.7:8000 tcp://10.0.0.7:5557 tcp://10.0.0.7:5600",
                        "10.0.0.7:8001 tcp://10.0.0.7:5558 tcp://10.0.0.7:5601",
                        "10.0.0.8:8001 tcp://10.0.0.8:5557 tcp://10.0.0.8:5600");
    }

    @Test
    void hears_endpoints_that_join_and_no_longer_those_that_left() throws Exception {
        deploy();
        want(source(OptionalInt.empty()));
        bus.publish(Addresses.POOLS, new Pools(List.of(pool(FIRST))));
        engine.subscribed();
        engine.publish(0, list("BlockRemoved", List.of(1)));
        expect("cleared", "-1");
        bus.publish(Addresses.POOLS, new Pools(List.of(pool())));
        bus.publish(Addresses.POOLS, new Pools(List.of(pool(FIRST))));
        engine.subscribed();
        engine.publish(1, list("BlockRemoved", List.of(2)));
        expect("cleared", "-2");
    }

    @Test
    void begins_anew_for_plugins_that_begin_anew() throws Exception {
        hear(OptionalInt.empty());
        engine.subscribed();
        want(source(OptionalInt.empty()));
        engine.subscribed();
        engine.publish(0, list("BlockRemoved", List.of(1)));

        expect("cleared", "cleared", "-1");
    }

    @Test
    void hears_the_others_when_the_name_of_a_host_means_nothing() throws Exception {
        deploy(URI.create("http://no-such-host.invalid:8000"), FIRST);
        want(source(OptionalInt.empty()));
        engine.subscribed();
        engine.publish(0, list("BlockRemoved", List.of(1)));

        expect("cleared", "-1");
    }

    private void hear(OptionalInt replayPort) throws Exception {
        deploy(FIRST);
        want(source(replayPort));
    }

    private void deploy(URI... endpoints) throws Exception {
        bus.answer(Addresses.kvEvents("llama"), this::take);
        KvEventsOptions options = new KvEventsOptions(new ByteSize(64 << 10), silence);
        result(vertx.deployVerticle(new KvEventsVerticle(bus, options, List.of(pool(endpoints)))));
    }

    private Future<KvEventsTaken> take(KvEvents events) {
        if (events.endpoint().equals(FIRST)) {
            heard.addAll(Told.words(events.events()));
        }
        return Future.succeededFuture(new KvEventsTaken());
    }

    private KvEventSource source(OptionalInt replayPort) {
        return new KvEventSource("kv@", engine.port(), replayPort);
    }

    private void want(KvEventSource source) {
        bus.publish(Addresses.KV_EVENTS_WANTED, new KvEventsWanted("llama", Set.of(source)));
    }

    private void expect(String... words) throws InterruptedException {
        List<String> found = new ArrayList<>();
        for (int count = 0; count < words.length; count++) {
            found.add(String.valueOf(heard.poll(30, TimeUnit.SECONDS)));
        }
        assertThat(found).containsExactly(words);
    }

    private static PoolSpec pool(URI... endpoints) {
        return new PoolSpec(
                "llama",
                List.of(),
                List.of(endpoints).stream()
                        .map(endpoint -> spec(endpoint.toString()))
                        .toList(),
                new PickerSpec(List.of(), List.of()));
    }

    private static EndpointSpec spec(String address) {
        return new EndpointSpec(URI.create(address), "", Map.of());
    }

    private static <T> T result(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
