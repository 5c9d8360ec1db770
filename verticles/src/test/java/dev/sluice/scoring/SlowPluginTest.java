package dev.sluice.scoring;

import static dev.sluice.scoring.Fixtures.HIGHEST_FIRST;
import static dev.sluice.scoring.Fixtures.names;
import static dev.sluice.scoring.Fixtures.request;
import static dev.sluice.scoring.ProfileTest.filled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.message.PluginCounts;
import dev.sluice.scoring.Profile.NamedFilter;
import dev.sluice.scoring.Profile.NamedPicker;
import dev.sluice.scoring.Profile.Steps;
import dev.sluice.scoring.Profile.WeightedScorer;
import dev.sluice.spi.DataProducer;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.PlacementListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** With a budget of 5 ms, by a ticker that only the plugins of the tests move. */
class SlowPluginTest {
    private static final Duration BUDGET = Duration.ofMillis(5);

    private final List<String> heard = new ArrayList<>();
    private Duration now = Duration.ZERO;
    private Duration cost = Duration.ofMillis(6);
    private int calls;

    private final PluginWatches watches =
            new PluginWatches((plugin, failure) -> heard.add(plugin), new PluginBudget(BUDGET, () -> now.toNanos()));

    @Test
    void scores_0_where_a_scorer_takes_6_of_5_ms() {
        assertThat(schedule(scoring())).containsExactly("a", "b", "c");
        assertThat(watches.counts()).containsEntry("scorer", new PluginCounts(0, 1, false));
    }

    @Test
    void counts_the_score_of_a_scorer_that_takes_all_of_its_5_ms() {
        cost = BUDGET;
        assertThat(schedule(scoring())).containsExactly("b", "a", "c");
        assertThat(watches.counts()).containsEntry("scorer", new PluginCounts(0, 0, false));
    }

    @Test
    void keeps_all_where_a_filter_is_slow() {
        var filter = new NamedFilter("filter", (request, candidates) -> endpoint -> {
            spend();
            return false;
        });
        var steps = new Steps(List.of(filter), List.of(), new NamedPicker("picker", HIGHEST_FIRST));
        assertThat(schedule(new Profile(steps, watches))).containsExactly("a", "b", "c");
    }

    @Test
    void lets_the_highest_score_win_where_the_picker_is_slow() {
        var picker = new NamedPicker("picker", candidates -> {
            spend();
            return List.of(candidates.get(2).endpoint());
        });
        var prefersB = new WeightedScorer("scorer", 1, (request, candidates) -> SlowPluginTest::preferB);
        assertThat(schedule(new Profile(new Steps(List.of(), List.of(prefersB), picker), watches)))
                .containsExactly("b");
    }

    @Test
    void rests_for_30_s_after_3_slow_calls_within_a_minute_and_is_tried_again() {
        Profile profile = warm();
        threeCalls(profile, Duration.ofSeconds(29));
        assertThat(calls).isEqualTo(3);
        assertThat(watches.counts()).containsEntry("scorer", new PluginCounts(0, 3, true));
        now = now.plusSeconds(29);
        assertThat(schedule(profile)).containsExactly("a", "b", "c");
        assertThat(calls).isEqualTo(3);
        now = now.plusSeconds(1);
        cost = Duration.ZERO;
        assertThat(schedule(profile)).containsExactly("b", "a", "c");
        assertThat(watches.counts()).containsEntry("scorer", new PluginCounts(0, 3, false));
    }

    @Test
    void stays_at_work_where_3_slow_calls_are_more_than_a_minute_apart() {
        Profile profile = warm();
        threeCalls(profile, Duration.ofSeconds(31));
        assertThat(schedule(profile)).containsExactly("a", "b", "c");
        assertThat(calls).isEqualTo(4);
    }

    @Test
    void stays_at_work_where_3_slow_calls_are_fewer_than_3_in_a_hundred() {
        Profile profile = warm();
        for (int round = 0; round < 3; round++) {
            cost = Duration.ofMillis(6);
            assertThat(schedule(profile)).containsExactly("a", "b", "c");
            cost = Duration.ZERO;
            for (int call = 0; call < 50; call++) {
                assertThat(schedule(profile)).containsExactly("b", "a", "c");
            }
        }
        assertThat(watches.counts()).containsEntry("scorer", new PluginCounts(0, 3, false));
    }

    @Test
    void stays_at_work_where_slow_calls_are_within_30_s_of_its_first() {
        Profile profile = scoring();
        threeCalls(profile, Duration.ofSeconds(9));
        assertThat(schedule(profile)).containsExactly("a", "b", "c");
        assertThat(calls).isEqualTo(4);
        assertThat(watches.counts()).containsEntry("scorer", new PluginCounts(0, 4, false));
    }

    @Test
    void tells_a_listener_that_rests_of_every_end() {
        var participants = new Participants(Map.of("listener", new SlowListener()), watches);
        Endpoint endpoint = Fixtures.endpoint("a");
        cost = Duration.ZERO;
        participants.placed(-1, request(1), endpoint);
        becomeWarm();
        for (int ticket = 0; ticket < 4; ticket++) {
            participants.placed(ticket, request(1), endpoint);
        }
        participants.ended(3, endpoint);
        assertThat(heard).containsExactly("placed", "placed", "placed", "ended");
    }

    private final class SlowListener implements PlacementListener {
        @Override
        public void placed(long ticket, InferenceRequest request, Endpoint endpoint) {
            spend();
            heard.add("placed");
        }

        @Override
        public void ended(long ticket, Endpoint endpoint) {
            heard.add("ended");
        }
    }

    @Test
    void rests_after_failing_3_times() {
        var broken = new WeightedScorer("scorer", 1, (request, candidates) -> {
            calls++;
            throw new IllegalStateException("broken");
        });
        Profile profile = scoring(broken);
        threeCalls(profile, Duration.ZERO);
        assertThat(schedule(profile)).containsExactly("a", "b", "c");
        assertThat(calls).isEqualTo(3);
        assertThat(heard).containsExactly("scorer", "scorer", "scorer");
        assertThat(watches.counts()).containsEntry("scorer", new PluginCounts(3, 0, true));
    }

    @Test
    void forgets_what_was_found_slowly_and_while_it_rests() {
        var participants = new Participants(Map.of("producer", new SlowProducer()), watches);
        cost = Duration.ZERO;
        participants.produce(request(1), filled(new Candidates(), "a"));
        becomeWarm();
        for (int round = 0; round < 4; round++) {
            participants.produce(request(1), filled(new Candidates(), "a"));
        }
        assertThat(heard).containsExactly("found", "forgot", "found", "forgot", "found", "forgot", "forgot");
    }

    private final class SlowProducer implements DataProducer {
        @Override
        public void produce(InferenceRequest request, List<Endpoint> candidates) {
            spend();
            heard.add("found");
        }

        @Override
        public void forget() {
            heard.add("forgot");
        }
    }

    private Profile scoring() {
        return scoring(new WeightedScorer("scorer", 1, (request, candidates) -> {
            calls++;
            spend();
            return SlowPluginTest::preferB;
        }));
    }

    private Profile scoring(WeightedScorer scorer) {
        return new Profile(new Steps(List.of(), List.of(scorer), new NamedPicker("picker", HIGHEST_FIRST)), watches);
    }

    /** One whose first call is half a minute ago. */
    private Profile warm() {
        Profile profile = scoring();
        cost = Duration.ZERO;
        assertThat(schedule(profile)).containsExactly("b", "a", "c");
        becomeWarm();
        return profile;
    }

    private void becomeWarm() {
        now = now.plusSeconds(30);
        cost = Duration.ofMillis(6);
        calls = 0;
        heard.clear();
    }

    private void threeCalls(Profile profile, Duration apart) {
        var first = schedule(profile);
        now = now.plus(apart);
        var second = schedule(profile);
        now = now.plus(apart);
        assertThat(schedule(profile)).isEqualTo(second).isEqualTo(first);
    }

    private List<String> schedule(Profile profile) {
        return names(profile.schedule(request(1), filled(new Candidates(), "a", "b", "c")));
    }

    private void spend() {
        now = now.plus(cost);
    }

    private static double preferB(Endpoint endpoint) {
        return "b".equals(endpoint.name()) ? 1 : 0;
    }
}
