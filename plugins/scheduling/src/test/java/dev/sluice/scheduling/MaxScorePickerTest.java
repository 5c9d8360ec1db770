package dev.sluice.scheduling;

import static dev.sluice.scheduling.Picks.pick;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.spi.Picker;
import dev.sluice.spi.PluginFactory;
import dev.sluice.testkit.PickerContract;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class MaxScorePickerTest extends PickerContract<PickerParameters> {
    @Override
    protected PluginFactory<PickerParameters> factory() {
        return new MaxScorePickerFactory();
    }

    @Override
    protected PickerParameters parameters() {
        return new PickerParameters(3);
    }

    @Override
    protected List<Supplier<PickerParameters>> unusableParameters() {
        return List.of(() -> new PickerParameters(0), () -> new PickerParameters(-1));
    }

    @Test
    void picks_the_highest_score() {
        assertThat(pick(picker(1), 0.2, 0.9, 0.1)).containsExactly("b");
    }

    @Test
    void lists_the_highest_scores_in_their_order() {
        assertThat(pick(picker(3), 0.2, 0.9, 0.1, 3, 0.5)).containsExactly("d", "b", "e");
    }

    @Test
    void lists_every_candidate_where_more_are_allowed() {
        assertThat(pick(picker(9), 0.2, 0.9, 0.1)).containsExactly("b", "a", "c");
    }

    @Test
    void gives_equal_scores_the_same_chance_at_every_place() {
        for (int place = 0; place < 3; place++) {
            Map<String, Double> shares = Picks.shares(picker(3), place, 0.5, 0.1, 0.5, 0.5);
            assertThat(shares).containsOnlyKeys("a", "c", "d");
            assertThat(shares.values()).allSatisfy(share -> assertThat(share).isCloseTo(1 / 3.0, within(0.02)));
        }
    }

    @Test
    void gives_equal_scores_the_same_chance_of_being_on_the_list() {
        Map<String, Double> shares = Picks.shares(picker(2), 1, 0.9, 0.5, 0.5, 0.5, 0.5);
        assertThat(shares).containsOnlyKeys("b", "c", "d", "e");
        assertThat(shares.values()).allSatisfy(share -> assertThat(share).isCloseTo(0.25, within(0.02)));
    }

    private Picker picker(int maxNumOfEndpoints) {
        return Picks.picker(factory(), maxNumOfEndpoints);
    }
}
