package dev.sluice.scheduling.work;

import static dev.sluice.testkit.Endpoints.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.scheduling.work.PrefillWorkScorerFactory.Parameters;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.Facts;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.PluginFactory;
import dev.sluice.spi.PrefixMatches;
import dev.sluice.spi.Producers;
import dev.sluice.spi.Sharing;
import dev.sluice.testkit.Requests;
import dev.sluice.testkit.Scores;
import dev.sluice.testkit.SharingContract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Costs by hand: 512 for a request, twice its uncached tokens, the backlog, and 128 for each request under way. */
class PrefillWorkSharingTest extends SharingContract<Parameters> {
    private final PrefillWorkScorer scorer = (PrefillWorkScorer) plugin(1);
    private final Endpoint a = endpoint("a").slot(0).build();
    private final Endpoint b = endpoint("b").slot(1).build();

    @Override
    protected PluginFactory<Parameters> factory() {
        return new PrefillWorkScorerFactory();
    }

    @Override
    protected Parameters parameters() {
        return new Parameters(2, 128, 0, 16_000, true, Duration.ofSeconds(5), "approx-prefix-cache-producer");
    }

    @Override
    protected Producers producers() {
        PrefixMatches nothing = new PrefixMatches() {
            @Override
            public int promptBlocks() {
                return 0;
            }

            @Override
            public int tokensPerBlock() {
                return 16;
            }

            @Override
            public int matchedBlocks(Endpoint endpoint) {
                return 0;
            }
        };
        return new Producers() {
            @Override
            public <T> T need(Class<T> facts, String name) {
                return facts.cast(nothing);
            }
        };
    }

    @Override
    protected boolean forgetsWhoIsGone() {
        return true;
    }

    @Override
    protected Object observed(Sharing plugin, List<Endpoint> endpoints) {
        return Scores.of((PrefillWorkScorer) plugin, prompt(500), endpoints);
    }

    @Test
    void adds_what_others_have_sent_to_what_it_has() {
        place(1, 1_000, a);
        scorer.heard("other", a, Facts.of(2, 3_000));
        assertThat(scores(a, b))
                .as("512 + 2 · 500 = 1,512, and 1,000 + 3,000 + 3 · 128 more")
                .containsExactly(1_512 / 5_896.0, 1.0);
    }

    @Test
    void does_not_count_what_others_tell_of_once_more_where_the_sample_shows_it() {
        Endpoint sampled = endpoint("a").slot(0).waiting(0).running(5).build();
        scorer.heard("other", a, Facts.of(2, 0));
        assertThat(scores(sampled, b)).as("5 · 128 more, of which 2 are known").containsExactly(1_512 / 2_152.0, 1.0);
    }

    @Test
    void tells_backlog_and_requests_when_they_change() {
        List<String> told = new ArrayList<>();
        place(1, 1_000, b);
        place(2, 300, b);
        scorer.answering(1, b);
        scorer.tellNews((slot, facts) -> told.add(slot + ": " + facts.get(0) + ", " + facts.get(1)));
        scorer.ended(1, b);
        scorer.ended(2, b);
        scorer.tellNews((slot, facts) -> told.add(slot + ": " + facts.get(0) + ", " + facts.get(1)));
        assertThat(told).containsExactly("1: 2, 300", "1: 0, 0");
    }

    private void place(long ticket, int tokens, Endpoint endpoint) {
        InferenceRequest request = prompt(tokens);
        var unused = Scores.of(scorer, request, List.of(endpoint));
        scorer.placed(ticket, request, endpoint);
    }

    private List<Double> scores(Endpoint... candidates) {
        return Scores.of(scorer, prompt(500), List.of(candidates));
    }

    private static InferenceRequest prompt(int tokens) {
        return Requests.withPrefix(tokens);
    }
}
