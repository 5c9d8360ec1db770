package dev.sluice.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.sluice.spi.Endpoint;
import dev.sluice.spi.Filter;
import dev.sluice.spi.InferenceRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * What every filter promises.
 *
 * @param <P> the record of the filter's parameters
 */
public abstract class FilterContract<P extends Record> extends PluginContract<P> {
    private static final int ROUNDS = 300;

    /** Makes the contract of one filter. */
    protected FilterContract() {}

    /** The filter under test. */
    protected final Filter filter() {
        return (Filter) plugin(1);
    }

    @Test
    public void decides_whatever_is_known_of_the_endpoints() {
        var random = new SplittableRandom(2);
        Filter filter = filter();
        for (int round = 0; round < ROUNDS; round++) {
            InferenceRequest request = Requests.random(random);
            List<Endpoint> candidates = Endpoints.random(random, 1 + random.nextInt(40));
            assertThatCode(() -> kept(filter.filter(request, candidates), candidates))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    public void keeps_to_its_decision_during_a_request() {
        var random = new SplittableRandom(3);
        Filter filter = filter();
        for (int round = 0; round < ROUNDS; round++) {
            List<Endpoint> candidates = Endpoints.random(random, 1 + random.nextInt(10));
            Predicate<Endpoint> test = filter.filter(Requests.random(random), candidates);
            assertThat(kept(test, candidates)).isEqualTo(kept(test, candidates));
        }
    }

    @Test
    public void leaves_the_list_of_candidates_as_it_is() {
        var random = new SplittableRandom(4);
        Filter filter = filter();
        for (int round = 0; round < ROUNDS; round++) {
            List<Endpoint> before = Endpoints.random(random, 1 + random.nextInt(10));
            List<Endpoint> candidates = new ArrayList<>(before);
            Predicate<Endpoint> test = filter.filter(Requests.random(random), candidates);
            assertThat(before).containsAll(kept(test, before));
            assertThat(candidates).isEqualTo(before);
        }
    }

    private static List<Endpoint> kept(Predicate<Endpoint> test, List<Endpoint> candidates) {
        return candidates.stream().filter(test).toList();
    }
}
