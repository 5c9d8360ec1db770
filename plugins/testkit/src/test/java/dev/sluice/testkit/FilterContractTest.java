package dev.sluice.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.spi.Filter;
import dev.sluice.spi.NoParameters;
import dev.sluice.spi.PluginFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class FilterContractTest {
    @Test
    void notices_a_test_that_takes_a_label_for_granted() {
        Filter filter = (request, candidates) ->
                endpoint -> endpoint.labels().get("zone").isEmpty();
        fails(contract(filter)::decides_whatever_is_known_of_the_endpoints);
    }

    @Test
    void notices_a_decision_that_wavers() {
        var calls = new AtomicInteger();
        Filter filter = (request, candidates) -> endpoint -> calls.incrementAndGet() % 3 == 0;
        fails(contract(filter)::keeps_to_its_decision_during_a_request);
    }

    @Test
    void notices_a_list_of_candidates_that_was_changed() {
        Filter filter = (request, candidates) -> {
            candidates.clear();
            return endpoint -> true;
        };
        fails(contract(filter)::leaves_the_list_of_candidates_as_it_is);
    }

    private static FilterContract<?> contract(Filter filter) {
        return new FilterContract<NoParameters>() {
            @Override
            protected PluginFactory<NoParameters> factory() {
                return new OneOffFactory("one-off-filter", filter);
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
