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

class RunningRequestsSizeScorerTest extends ScorerContract<NoParameters> {
    private final Endpoint none = endpoint("none").running(0).build();
    private final Endpoint three = endpoint("three").running(3).build();
    private final Endpoint nine = endpoint("nine").running(9).build();
    private final Endpoint thirteen = endpoint("thirteen").running(13).build();
    private final Endpoint unknown = endpoint("unknown").waiting(0).build();

    @Override
    protected PluginFactory<NoParameters> factory() {
        return new RunningRequestsSizeScorerFactory();
    }

    @Override
    protected NoParameters parameters() {
        return new NoParameters();
    }

    @Test
    void scores_the_fewest_running_requests_1_and_the_most_0() {
        assertThat(scores(three, nine)).containsExactly(1.0, 0.0);
    }

    @Test
    void scores_a_number_by_its_place_between_the_fewest_and_the_most() {
        assertThat(scores(thirteen, three, nine)).containsExactly(0.0, 1.0, 0.4);
    }

    @Test
    void scores_equal_numbers_1() {
        assertThat(scores(nine, nine)).containsExactly(1.0, 1.0);
        assertThat(scores(none, none)).containsExactly(1.0, 1.0);
    }

    @Test
    void takes_an_unknown_number_for_the_greatest_known() {
        assertThat(scores(unknown, none, nine)).containsExactly(0.0, 1.0, 0.0);
    }

    @Test
    void scores_1_where_no_number_is_known() {
        assertThat(scores(unknown, unknown)).containsExactly(1.0, 1.0);
    }

    private List<Double> scores(Endpoint... candidates) {
        return Scores.of(scorer(), Requests.forModel("llama"), List.of(candidates));
    }
}
