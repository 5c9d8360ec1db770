package dev.sluice.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.spi.Endpoint;
import dev.sluice.spi.Picker;
import dev.sluice.spi.ScoredEndpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What every picker promises.
 *
 * @param <P> the record of the picker's parameters
 */
public abstract class PickerContract<P extends Record> extends PluginContract<P> {
    private static final int ROUNDS = 300;

    /** Makes the contract of one picker. */
    protected PickerContract() {}

    /** The picker under test, with the dice of a seed. */
    protected final Picker picker(long seed) {
        return (Picker) plugin(seed);
    }

    @Test
    public void picks_at_least_one_of_the_candidates_and_none_twice() {
        var random = new SplittableRandom(2);
        Picker picker = picker(1);
        for (int round = 0; round < ROUNDS; round++) {
            List<ScoredEndpoint> candidates = Scores.random(random, 1 + random.nextInt(40));
            assertThat(picker.pick(candidates))
                    .isNotEmpty()
                    .doesNotHaveDuplicates()
                    .isSubsetOf(endpoints(candidates));
        }
    }

    @Test
    public void picks_the_only_candidate_whatever_its_score() {
        Picker picker = picker(1);
        for (double score : new double[] {0, Double.MIN_VALUE, 1, 1e300}) {
            List<ScoredEndpoint> candidates = Scores.scored(score);
            assertThat(picker.pick(candidates)).isEqualTo(endpoints(candidates));
        }
    }

    @Test
    public void picks_where_every_score_is_0() {
        List<ScoredEndpoint> candidates = Scores.scored(0, 0, 0, 0);
        assertThat(picker(1).pick(candidates)).isNotEmpty().isSubsetOf(endpoints(candidates));
    }

    @Test
    public void picks_the_same_again_with_the_same_dice() {
        assertThat(picks(7)).isEqualTo(picks(7));
    }

    @Test
    public void leaves_the_list_of_candidates_as_it_is() {
        var random = new SplittableRandom(4);
        Picker picker = picker(1);
        for (int round = 0; round < ROUNDS; round++) {
            List<ScoredEndpoint> before = Scores.random(random, 1 + random.nextInt(10));
            List<ScoredEndpoint> candidates = new ArrayList<>(before);
            assertThat(picker.pick(candidates)).isSubsetOf(endpoints(before));
            assertThat(candidates).isEqualTo(before);
        }
    }

    private List<List<Endpoint>> picks(long seed) {
        var random = new SplittableRandom(3);
        Picker picker = picker(seed);
        return Stream.generate(() -> picker.pick(Scores.random(random, 10)))
                .limit(ROUNDS)
                .toList();
    }

    private static List<Endpoint> endpoints(List<ScoredEndpoint> candidates) {
        return candidates.stream().map(ScoredEndpoint::endpoint).toList();
    }
}
