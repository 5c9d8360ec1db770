package dev.sluice.scoring;

import static dev.sluice.scoring.Fixtures.HIGHEST_FIRST;
import static dev.sluice.scoring.Fixtures.endpoint;
import static dev.sluice.scoring.Fixtures.names;
import static dev.sluice.scoring.Fixtures.request;
import static dev.sluice.scoring.ProfileTest.filled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.scoring.Profile.NamedFilter;
import dev.sluice.scoring.Profile.NamedPicker;
import dev.sluice.scoring.Profile.Steps;
import dev.sluice.scoring.Profile.WeightedScorer;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.Filter;
import dev.sluice.spi.Picker;
import dev.sluice.spi.Scorer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FailingPluginTest {
    private static final Filter ALL = (request, candidates) -> endpoint -> true;
    private static final Scorer PREFERS_B = (request, candidates) -> endpoint -> "b".equals(endpoint.name()) ? 0.4 : 0;

    private final List<String> failed = new ArrayList<>();

    @Test
    void scores_0_where_a_scorer_throws() {
        Scorer broken = (request, candidates) -> {
            throw new IllegalStateException("broken");
        };
        assertThat(picks(ALL, broken, HIGHEST_FIRST)).containsExactly("b", "a", "c");
        assertThat(failed).containsExactly("scorer");
    }

    @Test
    void scores_0_for_all_where_a_scorer_throws_half_way() {
        Scorer broken =
                (request, candidates) -> endpoint -> Map.of("a", 1.0, "b", 0.0).get(endpoint.name());
        assertThat(picks(ALL, broken, HIGHEST_FIRST)).containsExactly("b", "a", "c");
        assertThat(failed).containsExactly("scorer");
    }

    @Test
    void scores_0_where_the_classes_of_a_scorer_are_gone() {
        Scorer broken = (request, candidates) -> {
            throw new NoClassDefFoundError("com/example/Gone");
        };
        assertThat(picks(ALL, broken, HIGHEST_FIRST)).containsExactly("b", "a", "c");
        assertThat(failed).containsExactly("scorer");
    }

    @Test
    void keeps_all_where_a_filter_throws_half_way() {
        Filter broken = (request, candidates) ->
                endpoint -> Map.of("a", false, "b", true).get(endpoint.name());
        assertThat(picks(broken, PREFERS_B, HIGHEST_FIRST)).containsExactly("b", "a", "c");
        assertThat(failed).containsExactly("filter");
    }

    @ParameterizedTest
    @MethodSource("brokenPickers")
    void lets_the_highest_score_win_where_the_picker_fails(Picker broken) {
        assertThat(picks(ALL, PREFERS_B, broken)).containsExactly("b");
        assertThat(failed).containsExactly("picker");
    }

    @Test
    void favours_no_place_in_the_list_where_the_picker_fails() {
        var steps = new Steps(List.of(), List.of(), new NamedPicker("picker", candidates -> List.of()));
        var profile = new Profile(steps, (plugin, failure) -> failed.add(plugin));
        Set<String> winners = new HashSet<>();
        IntStream.range(0, 3)
                .forEach(round ->
                        winners.addAll(names(profile.schedule(request(1), filled(new Candidates(), "a", "b", "c")))));
        assertThat(winners).containsExactlyInAnyOrder("a", "b", "c");
    }

    static List<Picker> brokenPickers() {
        List<Endpoint> withNull = new ArrayList<>();
        withNull.add(null);
        return List.of(
                candidates -> {
                    throw new IllegalStateException("broken");
                },
                candidates -> List.of(),
                candidates -> List.of(endpoint("intruder")),
                candidates -> List.of(candidates.get(0).endpoint(), endpoint("intruder")),
                candidates -> withNull);
    }

    private List<String> picks(Filter filter, Scorer scorer, Picker picker) {
        return names(profile(filter, scorer, picker).schedule(request(1), filled(new Candidates(), "a", "b", "c")));
    }

    private Profile profile(Filter filter, Scorer scorer, Picker picker) {
        var steps = new Steps(
                List.of(new NamedFilter("filter", filter)),
                List.of(new WeightedScorer("scorer", 1, scorer), new WeightedScorer("other", 1, PREFERS_B)),
                new NamedPicker("picker", picker));
        return new Profile(steps, (plugin, failure) -> failed.add(plugin));
    }
}
