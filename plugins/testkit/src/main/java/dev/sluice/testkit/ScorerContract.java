package dev.sluice.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.spi.Endpoint;
import dev.sluice.spi.Scorer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;

/**
 * What every scorer promises.
 *
 * @param <P> the record of the scorer's parameters
 */
public abstract class ScorerContract<P extends Record> extends PluginContract<P> {
    private static final int ROUNDS = 300;
    private static final Condition<Double> A_SCORE =
            new Condition<>(score -> score >= 0 && score <= 1, "a score from 0 to 1");

    /** Makes the contract of one scorer. */
    protected ScorerContract() {}

    /** The scorer under test. */
    protected final Scorer scorer() {
        return (Scorer) plugin(1);
    }

    @Test
    public void gives_scores_from_0_to_1_whatever_is_known_of_the_endpoints() {
        var random = new SplittableRandom(2);
        Scorer scorer = scorer();
        for (int round = 0; round < ROUNDS; round++) {
            List<Endpoint> candidates = Endpoints.random(random, 1 + random.nextInt(40));
            assertThat(Scores.of(scorer, Requests.random(random), candidates)).are(A_SCORE);
        }
    }

    @Test
    public void scores_a_single_candidate() {
        var random = new SplittableRandom(3);
        Scorer scorer = scorer();
        for (int round = 0; round < ROUNDS; round++) {
            assertThat(Scores.of(scorer, Requests.random(random), Endpoints.random(random, 1)))
                    .are(A_SCORE);
        }
    }

    @Test
    public void scores_equal_candidates_equally() {
        var random = new SplittableRandom(4);
        Scorer scorer = scorer();
        for (int round = 0; round < ROUNDS; round++) {
            Endpoint endpoint = Endpoints.random(random, 1).get(0);
            List<Double> scores = Scores.of(scorer, Requests.random(random), Collections.nCopies(5, endpoint));
            assertThat(scores).are(A_SCORE).containsOnly(scores.get(0));
        }
    }

    @Test
    public void leaves_the_list_of_candidates_as_it_is() {
        var random = new SplittableRandom(5);
        Scorer scorer = scorer();
        for (int round = 0; round < ROUNDS; round++) {
            List<Endpoint> before = Endpoints.random(random, 1 + random.nextInt(10));
            List<Endpoint> candidates = new ArrayList<>(before);
            assertThat(Scores.of(scorer, Requests.random(random), candidates)).hasSize(before.size());
            assertThat(candidates).isEqualTo(before);
        }
    }
}
