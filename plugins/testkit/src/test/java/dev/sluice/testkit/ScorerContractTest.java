package dev.sluice.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.spi.Scorer;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ScorerContractTest {
    @Test
    void notices_a_score_above_1() {
        Scorer scorer = (request, candidates) -> endpoint -> 1.0001;
        fails(contract(scorer)::gives_scores_from_0_to_1_whatever_is_known_of_the_endpoints);
    }

    @Test
    void notices_a_score_that_is_not_a_number() {
        Scorer scorer = (request, candidates) -> endpoint -> 0.0 / (candidates.size() - 1);
        fails(contract(scorer)::scores_a_single_candidate);
    }

    @Test
    void notices_a_score_that_takes_knowledge_for_granted() {
        Scorer scorer = (request, candidates) ->
                endpoint -> 1 - endpoint.sample().kvCacheUsage().orElseThrow();
        assertThatThrownBy(contract(scorer)::gives_scores_from_0_to_1_whatever_is_known_of_the_endpoints)
                .hasMessageContaining("No value present");
    }

    @Test
    void notices_equals_that_are_not_scored_equally() {
        var calls = new AtomicInteger();
        Scorer scorer = (request, candidates) -> endpoint -> calls.incrementAndGet() % 2;
        fails(contract(scorer)::scores_equal_candidates_equally);
    }

    @Test
    void notices_a_list_of_candidates_that_was_changed() {
        Scorer scorer = (request, candidates) -> {
            candidates.set(0, Endpoints.endpoint("intruder").build());
            return endpoint -> 1;
        };
        fails(contract(scorer)::leaves_the_list_of_candidates_as_it_is);
    }

    private static ScorerContract<?> contract(Scorer scorer) {
        return new OneOffScorerContract(new OneOffFactory("one-off-scorer", scorer));
    }

    private static void fails(Executable promise) {
        assertThatThrownBy(promise::execute).isInstanceOf(AssertionError.class);
    }
}
