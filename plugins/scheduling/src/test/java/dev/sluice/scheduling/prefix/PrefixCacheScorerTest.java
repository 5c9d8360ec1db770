package dev.sluice.scheduling.prefix;

import static dev.sluice.testkit.Endpoints.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.scheduling.prefix.PrefixCacheScorerFactory.Parameters;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.PluginFactory;
import dev.sluice.spi.Producers;
import dev.sluice.testkit.Requests;
import dev.sluice.testkit.ScorerContract;
import dev.sluice.testkit.Scores;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PrefixCacheScorerTest extends ScorerContract<Parameters> {
    private final Endpoint a = endpoint("a").build();
    private final Endpoint b = endpoint("b").build();
    private final Endpoint c = endpoint("c").build();

    @Override
    protected PluginFactory<Parameters> factory() {
        return new PrefixCacheScorerFactory();
    }

    @Override
    protected Parameters parameters() {
        return new Parameters("precise", 0.5, 1000);
    }

    @Override
    protected Producers producers() {
        return new FixedMatches(100, 16)
                .matched("endpoint-1", 100)
                .matched("endpoint-2", 7)
                .asProducers();
    }

    @Override
    protected List<Supplier<Parameters>> unusableParameters() {
        return List.of(
                () -> new Parameters("any", -0.1, 1),
                () -> new Parameters("any", 1.1, 1),
                () -> new Parameters("any", Double.NaN, 1),
                () -> new Parameters("any", 0, 0));
    }

    @Test
    void scores_the_share_of_the_prompt_that_is_cached() {
        var matches = new FixedMatches(8, 64).matched("a", 8).matched("b", 2);
        assertThat(scores(matches, 0, 8192)).containsExactly(1.0, 0.25, 0.0);
    }

    /** 4 blocks of 64 tokens are 256 of 512: 0.5 · 0.5² + 0.5 · 4/16 = 0.25; 16 are 1,024, more than 512: 0.5 + 0.5 = 1. */
    @Test
    void adds_the_square_of_the_matched_length_by_its_weight() {
        var matches = new FixedMatches(16, 64).matched("a", 16).matched("b", 4);
        assertThat(scores(matches, 0.5, 512)).containsExactly(1.0, 0.25, 0.0);
    }

    @Test
    void scores_the_length_alone_where_its_weight_is_1() {
        var matches = new FixedMatches(64, 64).matched("a", 32).matched("b", 64);
        assertThat(scores(matches, 1, 4096)).containsExactly(0.25, 1.0, 0.0);
    }

    @Test
    void scores_0_where_nothing_is_known_of_the_prompt() {
        assertThat(scores(new FixedMatches(0, 16), 0.5, 512)).containsExactly(0.0, 0.0, 0.0);
    }

    private List<Double> scores(FixedMatches matches, double weight, int scale) {
        var scorer = new PrefixCacheScorer(matches, new Parameters("any", weight, scale));
        return Scores.of(scorer, Requests.forModel("llama"), List.of(a, b, c));
    }
}
