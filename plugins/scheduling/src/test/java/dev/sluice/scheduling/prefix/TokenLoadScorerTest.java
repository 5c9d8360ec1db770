package dev.sluice.scheduling.prefix;

import static dev.sluice.testkit.Endpoints.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.scheduling.prefix.TokenLoadScorerFactory.Parameters;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.PluginFactory;
import dev.sluice.spi.Producers;
import dev.sluice.testkit.Requests;
import dev.sluice.testkit.ScorerContract;
import dev.sluice.testkit.Scores;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TokenLoadScorerTest extends ScorerContract<Parameters> {
    private final Endpoint a = endpoint("a").build();
    private final Endpoint b = endpoint("b").build();
    private final Endpoint c = endpoint("c").build();

    @Override
    protected PluginFactory<Parameters> factory() {
        return new TokenLoadScorerFactory();
    }

    @Override
    protected Parameters parameters() {
        return new Parameters(100, "load", "matches");
    }

    @Override
    protected Producers producers() {
        return new FixedMatches(4, 16)
                .tokens("endpoint-1", 90)
                .matched("endpoint-2", 4)
                .asProducers();
    }

    @Override
    protected List<Supplier<Parameters>> unusableParameters() {
        return List.of(() -> new Parameters(0, "load", "matches"));
    }

    /** Of 200 tokens, b has 8 · 16 = 128 cached and computes 72: 1 − 272/800 = 0.66; a 1 − 200/800; c 1 − 700/800. */
    @Test
    void scores_tokens_in_flight_and_uncached_ones_against_the_threshold() {
        var facts = new FixedMatches(12, 16).tokens("b", 200).matched("b", 8).tokens("c", 500);
        assertThat(scores(facts, 800)).containsExactly(0.75, 1 - 272 / 800.0, 0.125);
    }

    @Test
    void scores_0_from_the_threshold_on() {
        var facts = new FixedMatches(0, 16).tokens("a", 300).tokens("b", 299).tokens("c", 1L << 60);
        assertThat(scores(facts, 500)).containsExactly(0.0, 1 - 499 / 500.0, 0.0);
    }

    private List<Double> scores(FixedMatches facts, long threshold) {
        var scorer = new TokenLoadScorer(facts, facts, threshold);
        return Scores.of(scorer, Requests.withPrefix(200), List.of(a, b, c));
    }
}
