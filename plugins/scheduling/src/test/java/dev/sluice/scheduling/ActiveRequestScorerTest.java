package dev.sluice.scheduling;

import static dev.sluice.testkit.Endpoints.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.scheduling.ActiveRequestScorerFactory.Parameters;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.PluginFactory;
import dev.sluice.testkit.Requests;
import dev.sluice.testkit.ScorerContract;
import dev.sluice.testkit.Scores;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ActiveRequestScorerTest extends ScorerContract<Parameters> {
    private final Endpoint idle = endpoint("idle").inFlight(0, 0).build();
    private final Endpoint one = endpoint("one").inFlight(1, 10).build();
    private final Endpoint two = endpoint("two").inFlight(2, 20).build();
    private final Endpoint eight = endpoint("eight").inFlight(8, 80).build();

    @Override
    protected PluginFactory<Parameters> factory() {
        return new ActiveRequestScorerFactory();
    }

    @Override
    protected Parameters parameters() {
        return new Parameters(2, 0.5, Optional.of("2m"));
    }

    @Override
    protected List<Supplier<Parameters>> unusableParameters() {
        return List.of(
                () -> new Parameters(-1, 1, Optional.empty()),
                () -> new Parameters(0, -0.1, Optional.empty()),
                () -> new Parameters(0, 1.1, Optional.empty()),
                () -> new Parameters(0, Double.NaN, Optional.empty()));
    }

    @Test
    void scores_idle_endpoints_1_and_others_by_their_distance_from_the_busiest() {
        assertThat(scores(0, 1.0, idle, one, two, eight)).containsExactly(1.0, 0.875, 0.75, 0.0);
    }

    @Test
    void scores_all_1_where_nothing_is_in_flight() {
        assertThat(scores(0, 1.0, idle, idle)).containsExactly(1.0, 1.0);
    }

    @Test
    void scores_equally_busy_endpoints_0() {
        assertThat(scores(0, 1.0, two, two)).containsExactly(0.0, 0.0);
    }

    @Test
    void counts_endpoints_up_to_the_threshold_as_idle() {
        assertThat(scores(1, 1.0, idle, one, two, eight)).containsExactly(1.0, 1.0, 0.75, 0.0);
    }

    @Test
    void holds_the_scores_of_busy_endpoints_below_the_limit() {
        assertThat(scores(0, 0.5, idle, one, two, eight)).containsExactly(1.0, 0.4375, 0.375, 0.0);
    }

    private static List<Double> scores(int idleThreshold, double maxBusyScore, Endpoint... candidates) {
        var scorer = new ActiveRequestScorer(idleThreshold, maxBusyScore);
        return Scores.of(scorer, Requests.forModel("llama"), List.of(candidates));
    }
}
