package dev.sluice.scoring;

import static dev.sluice.scoring.Fixtures.HIGHEST_FIRST;
import static dev.sluice.scoring.Fixtures.LEAST_IN_FLIGHT;
import static dev.sluice.scoring.Fixtures.NOW;
import static dev.sluice.scoring.Fixtures.address;
import static dev.sluice.scoring.Fixtures.failing;
import static dev.sluice.scoring.Fixtures.placement;
import static dev.sluice.scoring.Fixtures.polled;
import static dev.sluice.scoring.Fixtures.snapshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.message.Moved;
import dev.sluice.message.PickerSpec;
import dev.sluice.message.Placed;
import dev.sluice.message.PoolView;
import dev.sluice.message.Released;
import dev.sluice.scoring.Profile.NamedPicker;
import dev.sluice.scoring.Profile.Steps;
import dev.sluice.scoring.Profile.WeightedScorer;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PoolTest {
    private static final Duration EXPIRY = Duration.ofMinutes(15);

    private final Profile profile = new Profile(
            new Steps(
                    List.of(),
                    List.of(new WeightedScorer("least", 1, LEAST_IN_FLIGHT)),
                    new NamedPicker("highest", HIGHEST_FIRST)),
            (plugin, failure) -> {
                throw new IllegalStateException(failure);
            });
    private Instant now = NOW;
    private final Pool pool = new Pool(
            Fixtures.pool(new PickerSpec(List.of(), List.of()), "a", "b"),
            new ScoringOptions(Duration.ofSeconds(2), EXPIRY, OptionalLong.empty()),
            new PluginContext(new SplittableRandom(1), () -> now),
            new Scheduler(profile, Participants.NONE));

    @Test
    void knows_the_configured_endpoints_before_they_are_polled() {
        assertThat(pool.view().endpoints())
                .extracting(Endpoint::name, Endpoint::sample)
                .containsExactly(tuple("a", Sample.UNKNOWN), tuple("b", Sample.UNKNOWN));
        assertThat(Fixtures.names(place(1).endpoints())).containsExactly("a", "b");
    }

    @Test
    void counts_a_request_in_flight_from_the_pick_on() {
        assertThat(place(100).endpoints().get(0).name()).isEqualTo("a");
        assertThat(place(20).endpoints().get(0).name()).isEqualTo("b");
        assertThat(place(3).endpoints().get(0).name()).isEqualTo("a");
        assertInFlight("a", 2, 103);
        assertInFlight("b", 1, 20);
    }

    @Test
    void names_each_placement_by_a_ticket_of_its_own() {
        assertThat(place(1).ticket()).isNotEqualTo(place(1).ticket());
    }

    @Test
    void ends_a_request_once() {
        Placed first = place(100);
        place(20);
        pool.release(new Released(first.ticket()));
        pool.release(new Released(first.ticket()));
        pool.release(new Released(first.ticket() + 1000));
        assertInFlight("a", 0, 0);
        assertInFlight("b", 1, 20);
    }

    @Test
    void counts_a_request_at_the_endpoint_it_has_moved_to() {
        Placed placed = place(100);
        pool.move(new Moved(placed.ticket(), address("b"), Fixtures.request(1)));
        assertInFlight("a", 0, 0);
        assertInFlight("b", 1, 100);
        pool.release(new Released(placed.ticket()));
        assertInFlight("b", 0, 0);
    }

    @Test
    void ignores_the_moves_of_a_request_that_has_ended() {
        Placed placed = place(100);
        pool.release(new Released(placed.ticket()));
        pool.move(new Moved(placed.ticket(), address("b"), Fixtures.request(1)));
        assertInFlight("a", 0, 0);
        assertInFlight("b", 0, 0);
    }

    @Test
    void counts_a_request_no_longer_that_has_moved_out_of_the_pool() {
        Placed placed = place(100);
        pool.move(new Moved(placed.ticket(), address("elsewhere"), Fixtures.request(1)));
        assertInFlight("a", 0, 0);
        pool.release(new Released(placed.ticket()));
        assertInFlight("a", 0, 0);
    }

    @Test
    void ends_a_request_whose_end_nobody_tells() {
        place(100);
        now = NOW.plus(EXPIRY).minusMillis(1);
        Placed second = place(20);
        pool.expire();
        assertInFlight("a", 1, 100);
        now = NOW.plus(EXPIRY);
        pool.expire();
        assertInFlight("a", 0, 0);
        assertInFlight("b", 1, 20);
        pool.release(new Released(second.ticket()));
        assertInFlight("b", 0, 0);
    }

    @Test
    void ends_a_moved_request_no_later_than_it_was_to_end() {
        Placed placed = place(100);
        now = NOW.plus(EXPIRY).minusMillis(1);
        pool.move(new Moved(placed.ticket(), address("b"), Fixtures.request(1)));
        now = NOW.plus(EXPIRY);
        pool.expire();
        assertInFlight("b", 0, 0);
    }

    @Test
    void keeps_what_is_in_flight_when_endpoints_are_polled() {
        Placed placed = place(100);
        pool.update(snapshot(polled("a", now), polled("b", now)));
        assertInFlight("a", 1, 100);
        assertThat(endpoint("a").sample()).isEqualTo(Fixtures.sample(now));
        pool.update(snapshot(failing("a", now), polled("b", now)));
        assertInFlight("a", 1, 100);
        pool.release(new Released(placed.ticket()));
        assertInFlight("a", 0, 0);
    }

    @Test
    void takes_up_an_endpoint_that_joins() {
        pool.update(snapshot(polled("a", now), polled("b", now), polled("c", now)));
        assertThat(Fixtures.names(place(1, "a", "b").endpoints())).containsExactly("c");
    }

    @Test
    void forgets_what_was_in_flight_at_an_endpoint_that_left() {
        Placed placed = place(100);
        pool.update(snapshot(polled("b", now)));
        assertThat(pool.view().endpoints()).extracting(Endpoint::name).containsExactly("b");
        pool.update(snapshot(polled("a", now), polled("b", now)));
        assertInFlight("a", 0, 0);
        pool.release(new Released(placed.ticket()));
        assertInFlight("a", 0, 0);
    }

    @Test
    void takes_an_address_that_is_listed_twice_for_one_endpoint() {
        pool.update(snapshot(polled("a", now), polled("a", now)));
        assertThat(Fixtures.names(place(1).endpoints())).containsExactly("a");
    }

    @Test
    void tells_how_it_stands() {
        place(100);
        place(20);
        place(3);
        pool.update(snapshot(polled("a", now), failing("b", now)));
        PoolView view = pool.view();
        assertThat(view.pool()).isEqualTo("llama");
        assertThat(view.picks()).containsOnly(entry("a", 2L), entry("b", 1L));
        assertThat(view.failures()).containsOnly(entry("b", "connection refused"));
    }

    private Placed place(int tokens, String... tried) {
        return pool.place(placement(tokens, tried));
    }

    private Endpoint endpoint(String name) {
        return pool.view().endpoints().stream()
                .filter(endpoint -> endpoint.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void assertInFlight(String name, int requests, long tokens) {
        assertThat(endpoint(name))
                .extracting(Endpoint::inFlightRequests, Endpoint::inFlightTokens)
                .containsExactly(requests, tokens);
    }
}
