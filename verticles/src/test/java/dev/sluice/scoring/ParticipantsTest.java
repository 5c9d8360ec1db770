package dev.sluice.scoring;

import static dev.sluice.scoring.Fixtures.NOW;
import static dev.sluice.scoring.Fixtures.address;
import static dev.sluice.scoring.Fixtures.placement;
import static dev.sluice.scoring.Fixtures.polled;
import static dev.sluice.scoring.Fixtures.request;
import static dev.sluice.scoring.Fixtures.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.message.Answering;
import dev.sluice.message.Moved;
import dev.sluice.message.PickerSpec;
import dev.sluice.message.Placed;
import dev.sluice.message.Released;
import dev.sluice.scoring.Profile.NamedPicker;
import dev.sluice.scoring.Profile.Steps;
import dev.sluice.spi.AnswerHeaders;
import dev.sluice.spi.DataProducer;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.EndpointListener;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.PlacementListener;
import dev.sluice.spi.Plugin;
import dev.sluice.spi.PluginContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ParticipantsTest {
    private static final Duration EXPIRY = Duration.ofMinutes(1);

    private final List<String> heard = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();
    private final Map<String, Plugin> plugins = new LinkedHashMap<>(Map.of("witness", new Witness()));
    private Instant now = NOW;

    @Test
    void are_told_of_a_request_from_its_placement_to_its_end() {
        Pool pool = pool("a", "b");
        Placed placed = pool.place(placement(7));
        pool.answering(new Answering(placed.ticket()));
        pool.release(new Released(placed.ticket()));
        pool.release(new Released(placed.ticket()));
        assertThat(heard).containsExactly("asked of 2", "placed at a", "answering at a", "ended at a");
    }

    @Test
    void are_told_that_a_request_ended_where_it_failed_and_was_placed_elsewhere() {
        Pool pool = pool("a", "b");
        Placed placed = pool.place(placement(7));
        pool.move(new Moved(placed.ticket(), address("b"), request(7)));
        pool.release(new Released(placed.ticket()));
        assertThat(heard).containsExactly("asked of 2", "placed at a", "ended at a", "placed at b", "ended at b");
    }

    @Test
    void are_told_of_the_end_alone_where_the_next_endpoint_has_left() {
        Pool pool = pool("a", "b");
        Placed placed = pool.place(placement(7));
        pool.move(new Moved(placed.ticket(), address("gone"), request(7)));
        pool.answering(new Answering(placed.ticket()));
        pool.release(new Released(placed.ticket()));
        assertThat(heard).containsExactly("asked of 2", "placed at a", "ended at a");
    }

    @Test
    void are_told_of_the_end_of_a_request_that_nobody_ended() {
        Pool pool = pool("a");
        var unused = pool.place(placement(7));
        now = NOW.plus(EXPIRY);
        pool.expire();
        assertThat(heard).containsExactly("asked of 1", "placed at a", "ended at a");
    }

    @Test
    void are_told_of_an_endpoint_that_left_whose_slot_is_given_to_the_next() {
        Pool pool = pool("a", "b");
        assertThat(slots(pool)).containsExactly("a 0", "b 1");
        pool.update(snapshot(polled("b", now)));
        pool.update(snapshot(polled("b", now), polled("c", now), polled("d", now)));
        assertThat(slots(pool)).containsExactly("b 1", "c 0", "d 2");
        assertThat(heard).containsExactly("a left slot 0");
    }

    @Test
    void say_what_the_client_is_told_by_each_endpoint() {
        Placed placed = pool("a", "b").place(placement(7));
        assertThat(placed.answerHeaders()).containsExactly(Map.of("x-witness", "a"), Map.of("x-witness", "b"));
    }

    @Test
    void are_passed_over_where_they_throw() {
        plugins.clear();
        plugins.put("broken", (DataProducer) (request, candidates) -> {
            throw new IllegalStateException("broken");
        });
        plugins.put("witness", new Witness());
        Placed placed = pool("a").place(placement(7));
        assertThat(placed.endpoints()).extracting(Endpoint::name).containsExactly("a");
        assertThat(failed).containsExactly("broken");
        assertThat(heard).containsExactly("asked of 1", "placed at a");
    }

    private Pool pool(String... names) {
        var profile = new Profile(
                new Steps(List.of(), List.of(), new NamedPicker("highest", Fixtures.HIGHEST_FIRST)),
                (plugin, failure) -> {
                    throw new IllegalStateException(failure);
                });
        return new Pool(
                Fixtures.pool(new PickerSpec(List.of(), List.of()), names),
                new ScoringOptions(Duration.ofSeconds(2), EXPIRY, OptionalLong.empty()),
                new PluginContext(new SplittableRandom(1), () -> now),
                new Scheduler(profile, new Participants(plugins, (plugin, failure) -> failed.add(plugin))));
    }

    private static List<String> slots(Pool pool) {
        return pool.view().endpoints().stream()
                .map(endpoint -> endpoint.name() + " " + endpoint.slot())
                .toList();
    }

    /** Has every part there is, and notes what it is told. */
    private final class Witness implements DataProducer, PlacementListener, EndpointListener, AnswerHeaders {
        @Override
        public void produce(InferenceRequest request, List<Endpoint> candidates) {
            heard.add("asked of " + candidates.size());
        }

        @Override
        public void placed(long ticket, InferenceRequest request, Endpoint endpoint) {
            heard.add("placed at " + endpoint.name());
        }

        @Override
        public void answering(long ticket, Endpoint endpoint) {
            heard.add("answering at " + endpoint.name());
        }

        @Override
        public void ended(long ticket, Endpoint endpoint) {
            heard.add("ended at " + endpoint.name());
        }

        @Override
        public void left(Endpoint endpoint) {
            heard.add(endpoint.name() + " left slot " + endpoint.slot());
        }

        @Override
        public Map<String, String> answerHeaders(InferenceRequest request, Endpoint endpoint) {
            return Map.of("x-witness", endpoint.name());
        }
    }
}
