package dev.sluice.scheduling.prefix;

import static dev.sluice.testkit.Endpoints.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.scheduling.prefix.NoHitLruScorerFactory.Parameters;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.PluginFactory;
import dev.sluice.spi.Producers;
import dev.sluice.testkit.Requests;
import dev.sluice.testkit.ScorerContract;
import dev.sluice.testkit.Scores;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class NoHitLruScorerTest extends ScorerContract<Parameters> {
    private final Endpoint a = endpoint("a").slot(0).build();
    private final Endpoint b = endpoint("b").slot(1).build();
    private final Endpoint c = endpoint("c").slot(200).build();
    private final FixedMatches matches = new FixedMatches(10, 16);
    private final NoHitLruScorer scorer = new NoHitLruScorer(matches, 2);

    @Override
    protected PluginFactory<Parameters> factory() {
        return new NoHitLruScorerFactory();
    }

    @Override
    protected Parameters parameters() {
        return with(3);
    }

    @Override
    protected Producers producers() {
        return new FixedMatches(10, 16).asProducers();
    }

    @Override
    protected List<Supplier<Parameters>> unusableParameters() {
        return List.of(() -> with(0));
    }

    @Test
    void ranks_endpoints_never_used_as_they_stand() {
        assertThat(scores(a, b, c)).containsExactly(1.0, 0.5, 0.0);
    }

    @Test
    void scores_a_single_endpoint_1() {
        assertThat(scores(c)).containsExactly(1.0);
    }

    @Test
    void ranks_used_endpoints_after_those_never_used_and_the_longest_unused_first() {
        place(b);
        place(a);
        assertThat(scores(a, b, c)).containsExactly(0.0, 0.5, 1.0);
        place(b);
        assertThat(scores(a, b, c)).containsExactly(0.5, 0.0, 1.0);
    }

    @Test
    void ranks_among_the_candidates_alone() {
        place(c);
        place(a);
        assertThat(scores(a, b)).containsExactly(0.0, 1.0);
    }

    @Test
    void scores_all_one_half_where_one_has_the_beginning() {
        place(a);
        matches.matched("b", 1);
        assertThat(scores(a, b, c)).containsExactly(0.5, 0.5, 0.5);
    }

    @Test
    void does_not_count_requests_with_a_hit() {
        matches.matched("b", 1);
        place(a);
        matches.matched("b", 0);
        assertThat(scores(a, b)).containsExactly(1.0, 0.0);
    }

    @Test
    void does_not_count_a_request_that_is_tried_elsewhere_after_others() {
        InferenceRequest moved = Requests.forModel("llama");
        scorer.score(moved, List.of(a, b));
        scores(a, b);
        scorer.placed(1, moved, a);
        assertThat(scores(a, b)).containsExactly(1.0, 0.0);
    }

    @Test
    void forgets_the_longest_unused_beyond_two() {
        place(a);
        place(b);
        place(c);
        assertThat(scores(a, b, c)).containsExactly(1.0, 0.5, 0.0);
    }

    @Test
    void forgets_an_endpoint_that_leaves() {
        place(a);
        scorer.left(a);
        scorer.left(c);
        assertThat(scores(a, b)).containsExactly(1.0, 0.0);
    }

    private void place(Endpoint endpoint) {
        InferenceRequest request = Requests.forModel("llama");
        scorer.score(request, List.of(a, b, c));
        scorer.placed(1, request, endpoint);
    }

    private List<Double> scores(Endpoint... candidates) {
        return Scores.of(scorer, Requests.forModel("llama"), List.of(candidates));
    }

    private static Parameters with(int lruSize) {
        return new Parameters(lruSize, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
