package dev.sluice.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.spi.PluginFactory;
import dev.sluice.testkit.PickerContract;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RandomPickerTest extends PickerContract<PickerParameters> {
    @Override
    protected PluginFactory<PickerParameters> factory() {
        return new RandomPickerFactory();
    }

    @Override
    protected PickerParameters parameters() {
        return new PickerParameters(2);
    }

    @Test
    void gives_every_candidate_the_same_chance_whatever_its_score() {
        Map<String, Double> shares = Picks.shares(Picks.picker(factory(), 2), 0, 0, 5, 0.1, 1);
        assertThat(shares).containsOnlyKeys("a", "b", "c", "d");
        assertThat(shares.values()).allSatisfy(share -> assertThat(share).isCloseTo(0.25, within(0.02)));
    }

    @Test
    void lists_as_many_as_are_wanted() {
        assertThat(Picks.pick(Picks.picker(factory(), 2), 1, 1, 1)).hasSize(2);
        assertThat(Picks.pick(Picks.picker(factory(), 5), 1, 1, 1)).containsExactlyInAnyOrder("a", "b", "c");
    }
}
