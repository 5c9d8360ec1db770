package dev.sluice.scheduling;

import static dev.sluice.testkit.Endpoints.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.spi.Endpoint;
import dev.sluice.spi.NoParameters;
import dev.sluice.spi.PluginFactory;
import dev.sluice.testkit.Requests;
import dev.sluice.testkit.ScorerContract;
import dev.sluice.testkit.Scores;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueueScorerTest extends ScorerContract<NoParameters> {
    private final Endpoint none = endpoint("none").waiting(0).build();
    private final Endpoint three = endpoint("three").waiting(3).build();
    private final Endpoint nine = endpoint("nine").waiting(9).build();
    private final Endpoint thirteen = endpoint("thirteen").waiting(13).build();
    private final Endpoint unknown = endpoint("unknown").running(0).build();

    @Override
    protected PluginFactory<NoParameters> factory() {
        return new QueueScorerFactory();
    }

    @Override
    protected NoParameters parameters() {
        return new NoParameters();
    }

    @Test
    void scores_the_shortest_queue_1_and_the_longest_0() {
        assertThat(scores(three, nine)).containsExactly(1.0, 0.0);
    }

    @Test
    void scores_a_queue_by_its_place_between_the_shortest_and_the_longest() {
        assertThat(scores(thirteen, three, nine)).containsExactly(0.0, 1.0, 0.4);
    }

    @Test
    void scores_equal_queues_1() {
        assertThat(scores(nine, nine)).containsExactly(1.0, 1.0);
        assertThat(scores(none, none)).containsExactly(1.0, 1.0);
    }

    @Test
    void takes_an_unknown_queue_for_the_longest_known() {
        assertThat(scores(unknown, none, nine)).containsExactly(0.0, 1.0, 0.0);
    }

    @Test
    void scores_1_where_no_queue_is_known() {
        assertThat(scores(unknown, unknown)).containsExactly(1.0, 1.0);
    }

    private List<Double> scores(Endpoint... candidates) {
        return Scores.of(scorer(), Requests.forModel("llama"), List.of(candidates));
    }
}
