package dev.sluice.scheduling;

import static dev.sluice.testkit.Endpoints.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.spi.Endpoint;
import dev.sluice.spi.PluginFactory;
import dev.sluice.testkit.Requests;
import dev.sluice.testkit.ScorerContract;
import dev.sluice.testkit.Scores;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LoadAwareScorerTest extends ScorerContract<LoadAwareScorerFactory.Parameters> {
    @Override
    protected PluginFactory<LoadAwareScorerFactory.Parameters> factory() {
        return new LoadAwareScorerFactory();
    }

    @Override
    protected LoadAwareScorerFactory.Parameters parameters() {
        return new LoadAwareScorerFactory.Parameters(128);
    }

    @Override
    protected List<Supplier<LoadAwareScorerFactory.Parameters>> unusableParameters() {
        return List.of(() -> new LoadAwareScorerFactory.Parameters(0));
    }

    private final Endpoint idle = endpoint("idle").waiting(0).build();
    private final Endpoint third = endpoint("third").waiting(32).build();
    private final Endpoint limit = endpoint("limit").waiting(128).build();
    private final Endpoint beyond = endpoint("beyond").waiting(400).build();
    private final Endpoint unknown = endpoint("unknown").build();

    @Test
    void scores_an_empty_queue_a_half_and_32_of_128_three_eighths() {
        assertThat(scores(idle, third)).containsExactly(0.5, 0.375);
    }

    @Test
    void scores_0_from_the_threshold_on() {
        assertThat(scores(limit, beyond)).containsExactly(0.0, 0.0);
    }

    @Test
    void scores_equal_queues_by_their_length() {
        assertThat(scores(third, third)).containsExactly(0.375, 0.375);
    }

    @Test
    void takes_an_unknown_queue_for_the_longest_known() {
        assertThat(scores(unknown, idle, third)).containsExactly(0.375, 0.5, 0.375);
    }

    @Test
    void scores_a_half_where_no_queue_is_known() {
        assertThat(scores(unknown, unknown)).containsExactly(0.5, 0.5);
    }

    private List<Double> scores(Endpoint... candidates) {
        return Scores.of(scorer(), Requests.forModel("llama"), List.of(candidates));
    }
}
