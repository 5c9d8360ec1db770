package dev.sluice.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.spi.Picker;
import dev.sluice.spi.PluginFactory;
import dev.sluice.testkit.PickerContract;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WeightedRandomPickerTest extends PickerContract<PickerParameters> {
    @Override
    protected PluginFactory<PickerParameters> factory() {
        return new WeightedRandomPickerFactory();
    }

    @Override
    protected PickerParameters parameters() {
        return new PickerParameters(2);
    }

    @Test
    void picks_in_proportion_to_the_scores() {
        Map<String, Double> shares = Picks.shares(picker(1), 0, 0.1, 0.3, 0.6);
        assertThat(shares.get("a")).isCloseTo(0.1, within(0.01));
        assertThat(shares.get("b")).isCloseTo(0.3, within(0.01));
        assertThat(shares.get("c")).isCloseTo(0.6, within(0.01));
    }

    @Test
    void picks_in_proportion_to_scores_however_small() {
        Map<String, Double> shares = Picks.shares(picker(1), 0, 1e-9, 3e-9);
        assertThat(shares.get("a")).isCloseTo(0.25, within(0.01));
    }

    @Test
    void draws_the_second_in_proportion_to_the_scores_that_are_left() {
        // a first (1/2): then b with 1/2; b first (1/4): then a with 2/3; c likewise: so b second with 1/4 + 1/12.
        Map<String, Double> shares = Picks.shares(picker(2), 1, 2, 1, 1);
        assertThat(shares.get("a")).isCloseTo(1 / 3.0, within(0.01));
        assertThat(shares.get("b")).isCloseTo(1 / 3.0, within(0.01));
    }

    @Test
    void lists_scores_of_0_last() {
        for (int round = 0; round < 100; round++) {
            assertThat(Picks.pick(picker(3), 0, 1e-9, 0)).startsWith("b").hasSize(3);
        }
    }

    @Test
    void gives_every_candidate_the_same_chance_where_every_score_is_0() {
        Map<String, Double> shares = Picks.shares(picker(1), 0, 0, 0, 0, 0);
        assertThat(shares).containsOnlyKeys("a", "b", "c", "d");
        assertThat(shares.values()).allSatisfy(share -> assertThat(share).isCloseTo(0.25, within(0.02)));
    }

    private Picker picker(int maxNumOfEndpoints) {
        return Picks.picker(factory(), maxNumOfEndpoints);
    }
}
