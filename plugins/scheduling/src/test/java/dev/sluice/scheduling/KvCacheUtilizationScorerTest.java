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

class KvCacheUtilizationScorerTest extends ScorerContract<NoParameters> {
    private final Endpoint empty = endpoint("empty").kvCacheUsage(0).build();
    private final Endpoint quarter = endpoint("quarter").kvCacheUsage(0.25).build();
    private final Endpoint full = endpoint("full").kvCacheUsage(1).build();
    private final Endpoint unknown = endpoint("unknown").waiting(0).build();

    @Override
    protected PluginFactory<NoParameters> factory() {
        return new KvCacheUtilizationScorerFactory();
    }

    @Override
    protected NoParameters parameters() {
        return new NoParameters();
    }

    @Test
    void scores_the_share_of_the_cache_that_is_free() {
        assertThat(scores(empty, quarter, full)).containsExactly(1.0, 0.75, 0.0);
    }

    @Test
    void scores_alike_whoever_else_is_a_candidate() {
        assertThat(scores(quarter)).containsExactly(0.75);
        assertThat(scores(quarter, quarter)).containsExactly(0.75, 0.75);
    }

    @Test
    void takes_an_unknown_cache_for_the_fullest_known() {
        assertThat(scores(unknown, empty, quarter)).containsExactly(0.75, 1.0, 0.75);
    }

    @Test
    void scores_1_where_no_cache_is_known() {
        assertThat(scores(unknown, unknown)).containsExactly(1.0, 1.0);
    }

    private List<Double> scores(Endpoint... candidates) {
        return Scores.of(scorer(), Requests.forModel("llama"), List.of(candidates));
    }
}
