package dev.sluice.scoring;

import static dev.sluice.scoring.Fixtures.HIGHEST_FIRST;
import static dev.sluice.scoring.Fixtures.NOW;
import static dev.sluice.scoring.Fixtures.placement;
import static dev.sluice.scoring.Fixtures.polled;
import static dev.sluice.scoring.Fixtures.request;
import static dev.sluice.scoring.Fixtures.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.message.DecisionQuestion;
import dev.sluice.message.ExplainQuestion;
import dev.sluice.message.Explanation;
import dev.sluice.message.Explanation.Cached;
import dev.sluice.message.Explanation.Candidate;
import dev.sluice.message.Explanation.Known;
import dev.sluice.message.Explanation.Load;
import dev.sluice.message.Explanation.Score;
import dev.sluice.message.Explanation.Verdict;
import dev.sluice.message.PickerSpec;
import dev.sluice.message.Placement;
import dev.sluice.scoring.Profile.NamedFilter;
import dev.sluice.scoring.Profile.NamedPicker;
import dev.sluice.scoring.Profile.Steps;
import dev.sluice.scoring.Profile.WeightedScorer;
import dev.sluice.spi.DataProducer;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.InFlightLoad;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.PlacementListener;
import dev.sluice.spi.Plugin;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PrefixMatches;
import dev.sluice.spi.Prompt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A filter that turns c down, a scorer of weight 2 that says 0.25 for a and 1.5 for b, and the sample of a 1 s old. */
class ExplainTest {
    private static final Known NOTHING = new Known(0, 0, List.of(), List.of());

    private final List<Long> told = new ArrayList<>();
    private final Map<String, Plugin> plugins = new LinkedHashMap<>(Map.of("listener", new Listening()));

    @Test
    void tells_verdicts_scores_as_said_and_as_they_count_and_ranks() {
        Explanation explanation = pool(0).explain(new ExplainQuestion(request(7)));
        assertThat(explanation.picked()).containsExactly("b", "a");
        assertThat(explanation.candidates())
                .containsExactly(
                        new Candidate(
                                "a",
                                Optional.of(Duration.ofSeconds(1)),
                                NOTHING,
                                List.of(new Verdict("no-c", true)),
                                List.of(new Score("likes-b", 0.25, 2, 0.5)),
                                OptionalInt.of(2)),
                        new Candidate(
                                "b",
                                Optional.of(Duration.ZERO),
                                NOTHING,
                                List.of(new Verdict("no-c", true)),
                                List.of(new Score("likes-b", 1.5, 2, 2.0)),
                                OptionalInt.of(1)),
                        new Candidate(
                                "c",
                                Optional.of(Duration.ZERO),
                                NOTHING,
                                List.of(new Verdict("no-c", false)),
                                List.of(),
                                OptionalInt.empty()));
        assertThat(explanation.candidates().get(1).total()).isEqualTo(2.0);
    }

    @Test
    void counts_nothing_and_tells_no_listener() {
        Pool pool = pool(0);
        var unused = pool.explain(new ExplainQuestion(request(7)));
        assertThat(pool.view().endpoints())
                .extracting(Endpoint::inFlightRequests)
                .containsOnly(0);
        assertThat(pool.view().picks().values()).containsOnly(0L);
        assertThat(told).isEmpty();
    }

    @Test
    void keeps_the_latest_2_decisions_where_2_are_to_be_kept() {
        Pool pool = pool(2);
        List.of("one", "two", "three").forEach(id -> {
            var unused = pool.place(new Placement(named(id), Set.of()));
        });
        assertThat(decision(pool, "one")).isEmpty();
        assertThat(decision(pool, "two")).isPresent();
        assertThat(decision(pool, "three")
                        .orElseThrow()
                        .candidates()
                        .get(1)
                        .known()
                        .inFlightRequests())
                .isEqualTo(2);
    }

    @Test
    void tells_what_producers_say_of_prefix_caches_and_load_before_the_request() {
        plugins.put("caches", new Caching());
        plugins.put("broken", new Broken());
        // a has 3 of the 4 blocks, 48 tokens of 70, so 22 are to be computed; b and c have none.
        Explanation explanation = pool(0).explain(new ExplainQuestion(request(70)));
        assertThat(explanation.candidates())
                .extracting(Candidate::known)
                .containsExactly(
                        new Known(0, 0, List.of(new Cached("caches", 3, 4, 48, 22)), List.of(new Load("caches", 2, 1))),
                        new Known(0, 0, List.of(new Cached("caches", 0, 4, 0, 70)), List.of(new Load("caches", 2, 1))),
                        new Known(0, 0, List.of(new Cached("caches", 0, 4, 0, 70)), List.of(new Load("caches", 2, 1))));
    }

    @Test
    void keeps_what_producers_said_with_a_decision() {
        plugins.put("caches", new Caching());
        Pool pool = pool(1);
        var unused = pool.place(placement(70));
        assertThat(decision(pool, "1").orElseThrow().candidates().get(0).known().prefixCache())
                .containsExactly(new Cached("caches", 3, 4, 48, 22));
    }

    @Test
    void keeps_no_decision_where_nothing_is_said() {
        Pool pool = pool(0);
        var unused = pool.place(placement(7));
        assertThat(decision(pool, "1")).isEmpty();
    }

    private static Optional<Explanation> decision(Pool pool, String id) {
        return pool.decision(new DecisionQuestion(id)).explanation();
    }

    private static InferenceRequest named(String id) {
        return new InferenceRequest(id, "llama", false, OptionalInt.empty(), Prompt.EMPTY, Map.of());
    }

    private Pool pool(int recentDecisions) {
        Steps steps = new Steps(
                List.of(new NamedFilter("no-c", (request, all) -> endpoint -> !"c".equals(endpoint.name()))),
                List.of(new WeightedScorer(
                        "likes-b", 2, (request, all) -> endpoint -> "b".equals(endpoint.name()) ? 1.5 : 0.25)),
                new NamedPicker("highest", HIGHEST_FIRST));
        PluginFailures none = (plugin, failure) -> {
            throw new IllegalStateException(failure);
        };
        Pool pool = new Pool(
                Fixtures.pool(new PickerSpec(List.of(), List.of()), "a", "b", "c"),
                new ScoringOptions(
                        Duration.ofSeconds(2),
                        Duration.ofMinutes(1),
                        OptionalLong.empty(),
                        Duration.ofMillis(5),
                        recentDecisions,
                        Duration.ofMillis(100),
                        Optional.empty()),
                new PluginContext(new SplittableRandom(1), () -> NOW),
                new Scheduler(new Profile(steps, none), new Participants(plugins, none)));
        pool.update(snapshot(polled("a", NOW.minusSeconds(1)), polled("b", NOW), polled("c", NOW)));
        return pool;
    }

    /** Knows prompts that it was asked about. */
    private static final class Caching implements DataProducer, PrefixMatches, InFlightLoad {
        private boolean asked;

        @Override
        public void produce(InferenceRequest request, List<Endpoint> candidates) {
            asked = true;
        }

        @Override
        public int promptBlocks() {
            return asked ? 4 : 0;
        }

        @Override
        public int tokensPerBlock() {
            return 16;
        }

        @Override
        public int matchedBlocks(Endpoint endpoint) {
            return asked && endpoint.name().equals("a") ? 3 : 0;
        }

        @Override
        public int requests(Endpoint endpoint) {
            return 2;
        }

        @Override
        public long tokens(Endpoint endpoint) {
            return 1;
        }
    }

    private static final class Broken implements DataProducer, InFlightLoad {
        @Override
        public void produce(InferenceRequest request, List<Endpoint> candidates) {}

        @Override
        public int requests(Endpoint endpoint) {
            throw new IllegalStateException("broken");
        }

        @Override
        public long tokens(Endpoint endpoint) {
            return 0;
        }
    }

    private final class Listening implements PlacementListener {
        @Override
        public void placed(long ticket, InferenceRequest request, Endpoint endpoint) {
            told.add(ticket);
        }
    }
}
