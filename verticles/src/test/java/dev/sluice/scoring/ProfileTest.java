package dev.sluice.scoring;

import static dev.sluice.scoring.Fixtures.HIGHEST_FIRST;
import static dev.sluice.scoring.Fixtures.endpoint;
import static dev.sluice.scoring.Fixtures.names;
import static dev.sluice.scoring.Fixtures.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.scoring.Profile.NamedFilter;
import dev.sluice.scoring.Profile.NamedPicker;
import dev.sluice.scoring.Profile.Steps;
import dev.sluice.scoring.Profile.WeightedScorer;
import dev.sluice.spi.Filter;
import dev.sluice.spi.Picker;
import dev.sluice.spi.ScoredEndpoint;
import dev.sluice.spi.Scorer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProfileTest {
    private final List<NamedFilter> filters = new ArrayList<>();
    private final List<WeightedScorer> scorers = new ArrayList<>();
    private final List<ScoredEndpoint> seen = new ArrayList<>();
    private final Picker picker = candidates -> {
        seen.addAll(candidates);
        return HIGHEST_FIRST.pick(candidates);
    };

    @Test
    void adds_up_the_weighted_scores() {
        score(2, Map.of("a", 0.5, "b", 1.0));
        score(3, Map.of("a", 1.0, "b", 0.0));
        assertThat(picks("a", "b")).containsExactly("a", "b");
        assertThat(seen).extracting(ScoredEndpoint::score).containsExactly(4.0, 2.0);
    }

    @Test
    void holds_each_score_between_0_and_1() {
        score(1, Map.of("a", 1000.0, "b", Double.POSITIVE_INFINITY, "c", -5.0, "d", -0.0));
        assertThat(picks("a", "b", "c", "d")).hasSize(4);
        assertThat(seen).extracting(ScoredEndpoint::score).containsExactly(1.0, 1.0, 0.0, 0.0);
    }

    @Test
    void counts_a_score_that_is_not_a_number_as_0() {
        score(1, Map.of("a", Double.NaN, "b", 0.1));
        assertThat(picks("a", "b")).containsExactly("b", "a");
        assertThat(seen).extracting(ScoredEndpoint::score).containsExactly(0.0, 0.1);
    }

    @Test
    void asks_each_filter_about_what_the_ones_before_have_left() {
        List<String> asked = new ArrayList<>();
        filter((request, candidates) -> endpoint -> !endpoint.name().equals("a"));
        filter((request, candidates) -> {
            asked.addAll(names(candidates));
            return endpoint -> !endpoint.name().equals("c");
        });
        assertThat(picks("a", "b", "c", "d")).containsExactly("b", "d");
        assertThat(asked).containsExactly("b", "c", "d");
    }

    @Test
    void shows_scorers_only_what_the_filters_have_left() {
        List<String> asked = new ArrayList<>();
        filter((request, candidates) -> endpoint -> endpoint.name().equals("b"));
        scorers.add(new WeightedScorer("curious", 1, (request, candidates) -> {
            asked.addAll(names(candidates));
            return endpoint -> 1;
        }));
        assertThat(picks("a", "b")).containsExactly("b");
        assertThat(asked).containsExactly("b");
    }

    @Test
    void picks_nothing_and_asks_no_more_where_a_filter_leaves_none() {
        filter((request, candidates) -> endpoint -> false);
        filter((request, candidates) -> {
            throw new AssertionError("asked about nothing");
        });
        assertThat(picks("a", "b")).isEmpty();
    }

    @Test
    void places_one_request_after_another_of_different_sizes() {
        score(1, Map.of("a", 0.1, "b", 0.2, "c", 0.3));
        Profile profile = profile();
        Candidates candidates = new Candidates();
        assertThat(names(profile.schedule(request(1), filled(candidates, "a", "b", "c"))))
                .containsExactly("c", "b", "a");
        assertThat(names(profile.schedule(request(1), filled(candidates, "a")))).containsExactly("a");
        assertThat(names(profile.schedule(request(1), filled(candidates, "b", "a"))))
                .containsExactly("b", "a");
    }

    @Test
    void keeps_its_candidates_from_plugins() {
        Candidates candidates = filled(new Candidates(), "a", "b");
        assertThatThrownBy(() -> candidates.remove(0)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> candidates.set(0, endpoint("c"))).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> candidates.get(2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private void score(double weight, Map<String, Double> scores) {
        Scorer scorer = (request, candidates) -> endpoint -> scores.get(endpoint.name());
        scorers.add(new WeightedScorer("scorer-" + scorers.size(), weight, scorer));
    }

    private void filter(Filter filter) {
        filters.add(new NamedFilter("filter-" + filters.size(), filter));
    }

    private Profile profile() {
        return new Profile(new Steps(filters, scorers, new NamedPicker("picker", picker)), (plugin, failure) -> {
            throw new IllegalStateException(plugin, failure);
        });
    }

    private List<String> picks(String... names) {
        return names(profile().schedule(request(1), filled(new Candidates(), names)));
    }

    static Candidates filled(Candidates candidates, String... names) {
        candidates.reset(names.length);
        for (String name : names) {
            candidates.put(endpoint(name));
        }
        return candidates;
    }
}
