package dev.sluice.scheduling.prefix;

import static dev.sluice.testkit.Endpoints.endpoint;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.scheduling.prefix.PrefixCacheAffinityFilterFactory.Parameters;
import dev.sluice.scheduling.prefix.PrefixCacheAffinityFilterFactory.TtftSource;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.PluginFactory;
import dev.sluice.spi.Producers;
import dev.sluice.testkit.FilterContract;
import dev.sluice.testkit.Requests;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PrefixCacheAffinityFilterTest extends FilterContract<Parameters> {
    private final List<Endpoint> candidates =
            List.of(endpoint("a").build(), endpoint("b").build(), endpoint("c").build());

    @Override
    protected PluginFactory<Parameters> factory() {
        return new PrefixCacheAffinityFilterFactory();
    }

    @Override
    protected Parameters parameters() {
        return with(0.8, 0.5, 18_000);
    }

    @Override
    protected Producers producers() {
        return facts().asProducers();
    }

    @Override
    protected List<Supplier<Parameters>> unusableParameters() {
        return List.of(
                () -> with(1.1, 0, 0),
                () -> with(Double.NaN, 0, 0),
                () -> with(0.8, -0.1, 0),
                () -> with(0.8, 1.1, 0),
                () -> with(0.8, 0, -1),
                () -> new Parameters(0.8, 0, 0, TtftSource.PREFILL_THROUGHPUT, 0, "matches", "load"));
    }

    @Test
    void keeps_those_that_have_8_of_10_blocks() {
        assertThat(kept(facts().matched("a", 8).matched("b", 7), with(0.8, 0, 18_000)))
                .containsExactly("a");
    }

    @Test
    void keeps_all_where_none_has_enough() {
        assertThat(kept(facts().matched("a", 7), with(0.8, 0, 18_000))).containsExactly("a", "b", "c");
    }

    @Test
    void keeps_all_where_nothing_is_known_of_the_prompt() {
        assertThat(kept(new FixedMatches(0, 16), with(0.8, 0, 18_000))).containsExactly("a", "b", "c");
    }

    @Test
    void keeps_all_where_the_threshold_is_0() {
        assertThat(kept(facts().matched("a", 10), with(0, 0, 18_000))).containsExactly("a", "b", "c");
    }

    /** At 1,000 tokens a second, 3,000 tokens ahead of a and 1,000 of b are 2,000 ms of difference. */
    @Test
    void keeps_all_where_sticking_costs_more_than_the_penalty() {
        var facts = facts().matched("a", 10).tokens("a", 3000).tokens("b", 1000).tokens("c", 9000);
        assertThat(kept(facts, with(0.8, 0, 2000))).containsExactly("a");
        assertThat(kept(facts, with(0.8, 0, 1999))).containsExactly("a", "b", "c");
    }

    @Test
    void compares_the_least_loaded_of_those_that_have_enough() {
        var facts = facts().matched("a", 10).matched("b", 9).tokens("a", 90_000).tokens("b", 10);
        assertThat(kept(facts, with(0.8, 0, 10))).containsExactly("a", "b");
    }

    @Test
    void sticks_whatever_it_costs_where_the_penalty_is_0() {
        var facts = facts().matched("a", 10).tokens("a", 1L << 50);
        assertThat(kept(facts, with(0.8, 0, 0))).containsExactly("a");
    }

    @Test
    void keeps_all_where_all_have_enough_however_busy() {
        var facts = facts().matched("a", 10).matched("b", 10).matched("c", 10).tokens("a", 1L << 50);
        assertThat(kept(facts, with(0.8, 0, 1))).containsExactly("a", "b", "c");
    }

    @Test
    void explores_a_quarter_of_the_time_where_asked_to() {
        var facts = facts().matched("a", 10);
        var filter = new PrefixCacheAffinityFilter(facts, facts, new SplittableRandom(1), with(0.8, 0.25, 0));
        long all = IntStream.range(0, 10_000)
                .filter(any ->
                        filter.filter(Requests.forModel("llama"), candidates).test(candidates.get(1)))
                .count();
        assertThat(all).isBetween(2300L, 2700L);
    }

    @Test
    void refuses_the_latency_predictor_in_a_sentence() {
        assertThatThrownBy(() -> new Parameters(0.8, 0, 0, TtftSource.LATENCY_PREDICTOR, 1, "matches", "load"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("wanted the ttftSource prefillThroughput, found latencyPredictor:"
                        + " there is no latency predictor here");
    }

    private static FixedMatches facts() {
        return new FixedMatches(10, 16);
    }

    private static Parameters with(double threshold, double exploration, double penalty) {
        return new Parameters(threshold, exploration, penalty, TtftSource.PREFILL_THROUGHPUT, 1000, "any", "any");
    }

    private List<String> kept(FixedMatches facts, Parameters parameters) {
        var filter = new PrefixCacheAffinityFilter(facts, facts, new SplittableRandom(1), parameters);
        var test = filter.filter(Requests.forModel("llama"), candidates);
        return candidates.stream().filter(test).map(Endpoint::name).toList();
    }
}
