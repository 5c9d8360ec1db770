package dev.sluice.scoring;

import static dev.sluice.scoring.Fixtures.HIGHEST_FIRST;
import static dev.sluice.scoring.Fixtures.NOW;
import static dev.sluice.scoring.Fixtures.failing;
import static dev.sluice.scoring.Fixtures.names;
import static dev.sluice.scoring.Fixtures.placement;
import static dev.sluice.scoring.Fixtures.polled;
import static dev.sluice.scoring.Fixtures.snapshot;
import static dev.sluice.scoring.Fixtures.unpolled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.message.EndpointState;
import dev.sluice.message.PickerSpec;
import dev.sluice.message.Rested;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import dev.sluice.scoring.Profile.NamedFilter;
import dev.sluice.scoring.Profile.NamedPicker;
import dev.sluice.scoring.Profile.Steps;
import dev.sluice.spi.PluginContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CandidateTiersTest {
    private static final Instant FRESH = NOW.minusSeconds(2);
    private static final Instant STALE = FRESH.minusNanos(1);
    private static final Profile ANY = profile(List.of());

    @Test
    void prefers_endpoints_with_fresh_samples() {
        assertThat(candidates(polled("fresh", FRESH), polled("stale", STALE), failing("failing", FRESH)))
                .containsExactly("fresh");
        assertThat(candidates(failing("failing", FRESH), polled("stale", STALE), polled("fresh", FRESH)))
                .containsExactly("fresh");
    }

    @Test
    void falls_back_to_endpoints_with_stale_samples_or_none() {
        assertThat(candidates(polled("stale", STALE), failing("failing", FRESH), unpolled("unknown")))
                .containsExactly("stale", "unknown");
    }

    @Test
    void falls_back_to_failing_endpoints_last() {
        assertThat(candidates(failing("one", FRESH), failing("two", STALE))).containsExactly("one", "two");
    }

    @Test
    void leaves_an_endpoint_alone_that_rests_while_there_are_others() {
        Pool pool = pool(polled("resting", FRESH), failing("failing", FRESH));
        pool.rest(new Rested(Fixtures.address("resting"), Duration.ofSeconds(1)));
        assertThat(names(pool.place(placement(1)).endpoints())).containsExactly("failing");
        assertThat(names(pool.place(placement(1, "failing")).endpoints())).containsExactly("resting");
    }

    @Test
    void takes_an_endpoint_back_when_its_rest_is_over() {
        Pool pool = pool(polled("rested", FRESH), failing("failing", FRESH));
        pool.rest(new Rested(Fixtures.address("rested"), Duration.ZERO));
        assertThat(names(pool.place(placement(1)).endpoints())).containsExactly("rested");
    }

    @Test
    void passes_over_endpoints_that_were_tried() {
        Pool pool = pool(polled("a", FRESH), polled("b", FRESH), polled("c", STALE));
        assertThat(names(pool.place(placement(1, "a")).endpoints())).containsExactly("b");
        assertThat(names(pool.place(placement(1, "a", "b")).endpoints())).containsExactly("c");
    }

    @Test
    void refuses_a_request_that_was_tried_everywhere() {
        Pool pool = pool(polled("a", FRESH), polled("b", FRESH));
        assertRefused(() -> pool.place(placement(1, "a", "b")), "every endpoint was tried and failed");
    }

    @Test
    void refuses_a_request_where_the_pool_is_empty() {
        assertRefused(() -> pool().place(placement(1)), "it has no endpoints");
    }

    @Test
    void offers_less_known_endpoints_where_the_filters_turn_down_those_that_are_known_best() {
        Profile picky = profile(List.of(new NamedFilter(
                "not fresh",
                (request, candidates) -> endpoint -> !endpoint.name().equals("fresh"))));
        Pool pool = pool(polled("fresh", FRESH), unpolled("unknown"), failing("failing", FRESH));
        pool.use(new Scheduler(picky, Participants.NONE));
        assertThat(names(pool.place(placement(1)).endpoints())).containsExactly("unknown");
        assertThat(names(pool.place(placement(1, "unknown")).endpoints())).containsExactly("failing");
        assertRefused(
                () -> pool.place(placement(1, "unknown", "failing")),
                "its filters turned down every endpoint that was left, 1 in number");
    }

    @Test
    void refuses_a_request_that_the_filters_leave_no_endpoint() {
        Profile strict = profile(List.of(new NamedFilter("none", (request, candidates) -> endpoint -> false)));
        Pool pool = pool(polled("a", FRESH), polled("b", FRESH));
        pool.use(new Scheduler(strict, Participants.NONE));
        assertRefused(
                () -> pool.place(placement(1)), "its filters turned down every endpoint that was left, 2 in number");
        assertThat(pool.view().endpoints())
                .allSatisfy(endpoint -> assertThat(endpoint.inFlightRequests()).isZero());
    }

    private static void assertRefused(Runnable placement, String reason) {
        assertThatThrownBy(placement::run)
                .isInstanceOfSatisfying(ProblemException.class, refusal -> assertThat(refusal.problem())
                        .isEqualTo(new Problem.NoEndpoint("llama", reason)));
    }

    private static List<String> candidates(EndpointState... states) {
        return names(pool(states).place(placement(1)).endpoints());
    }

    private static Pool pool(EndpointState... states) {
        Pool pool = new Pool(
                Fixtures.pool(new PickerSpec(List.of(), List.of())),
                new ScoringOptions(Duration.ofSeconds(2), Duration.ofMinutes(1), OptionalLong.empty()),
                new PluginContext(new SplittableRandom(1), () -> NOW),
                new Scheduler(ANY, Participants.NONE));
        pool.update(snapshot(states));
        return pool;
    }

    private static Profile profile(List<NamedFilter> filters) {
        return new Profile(
                new Steps(filters, List.of(), new NamedPicker("highest", HIGHEST_FIRST)), (plugin, failure) -> {
                    throw new IllegalStateException(failure);
                });
    }
}
