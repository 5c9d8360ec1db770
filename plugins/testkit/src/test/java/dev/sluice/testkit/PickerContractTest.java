package dev.sluice.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.spi.Endpoint;
import dev.sluice.spi.NoParameters;
import dev.sluice.spi.Picker;
import dev.sluice.spi.PluginFactory;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class PickerContractTest {
    private static final Endpoint INTRUDER = Endpoints.endpoint("intruder").build();

    @Test
    void notices_a_pick_of_nothing() {
        fails(contract(candidates -> List.of())::picks_where_every_score_is_0);
        fails(contract(candidates -> List.of())::picks_at_least_one_of_the_candidates_and_none_twice);
        fails(contract(candidates -> List.of())::picks_the_only_candidate_whatever_its_score);
    }

    @Test
    void notices_a_pick_from_outside() {
        fails(contract(candidates -> List.of(INTRUDER))::picks_at_least_one_of_the_candidates_and_none_twice);
    }

    @Test
    void notices_a_pick_of_the_same_twice() {
        Picker picker = candidates ->
                List.of(candidates.get(0).endpoint(), candidates.get(0).endpoint());
        fails(contract(picker)::picks_at_least_one_of_the_candidates_and_none_twice);
    }

    @Test
    void notices_dice_of_its_own() {
        var random = new SplittableRandom(1);
        Picker picker = candidates ->
                List.of(candidates.get(random.nextInt(candidates.size())).endpoint());
        fails(contract(picker)::picks_the_same_again_with_the_same_dice);
    }

    @Test
    void notices_a_list_of_candidates_that_was_emptied() {
        Picker picker = candidates -> List.of(candidates.remove(0).endpoint());
        fails(contract(picker)::leaves_the_list_of_candidates_as_it_is);
    }

    private static PickerContract<?> contract(Picker picker) {
        return new PickerContract<NoParameters>() {
            @Override
            protected PluginFactory<NoParameters> factory() {
                return new OneOffFactory("one-off-picker", picker);
            }

            @Override
            protected NoParameters parameters() {
                return new NoParameters();
            }
        };
    }

    private static void fails(Executable promise) {
        assertThatThrownBy(promise::execute).isInstanceOf(AssertionError.class);
    }
}
