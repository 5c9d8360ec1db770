package dev.sluice.scheduling.work;

import static dev.sluice.testkit.Endpoints.endpoint;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.scheduling.work.PrefillWorkScorerFactory.Parameters;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PrefixBlocks;
import dev.sluice.spi.PrefixMatches;
import dev.sluice.spi.Producers;
import dev.sluice.spi.Prompt;
import dev.sluice.testkit.EndpointDraft;
import dev.sluice.testkit.Endpoints;
import dev.sluice.testkit.Requests;
import dev.sluice.testkit.Scores;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Costs by hand, at an {@code uncachedWeight} of 2: 512 for a request, twice its uncached tokens, the backlog, 128 for each
 * request under way, and 60,000 for a full KV cache; unknown use counts nothing where no use is known.
 */
class PrefillWorkScorerTest {
    private final Map<String, Integer> cachedBlocks = new HashMap<>();
    private Instant now = EndpointDraft.TAKEN_AT;
    private final PrefillWorkScorer scorer = scorer();
    private final Endpoint a = endpoint("a").slot(0).build();
    private final Endpoint b = endpoint("b").slot(1).build();

    @Test
    void scores_the_least_work_1_and_the_others_by_how_many_times_more_they_have() {
        cachedBlocks.put("a", 10);
        assertThat(scores(prompt(1_000), a, b))
                .as("512 + 2 · 360 = 1,232 and 512 + 2 · 1,000 = 2,512")
                .containsExactly(1.0, 1_232 / 2_512.0);
    }

    @Test
    void adds_the_prompts_sent_there_until_they_are_answered_and_the_answers_until_they_end() {
        place(1, prompt(1_000), a);
        assertThat(scores(prompt(500), a, b))
                .as("512 + 1,000 + 1,000 + 128 = 2,640 and 1,512")
                .containsExactly(1_512 / 2_640.0, 1.0);
        scorer.answering(1, a);
        assertThat(scores(prompt(500), a, b)).as("1,512 + 128").containsExactly(1_512 / 1_640.0, 1.0);
        scorer.ended(1, a);
        assertThat(scores(prompt(500), a, b)).containsExactly(1.0, 1.0);
    }

    @Test
    void adds_only_the_uncached_part_of_a_prompt_sent_there() {
        cachedBlocks.put("a", 10);
        place(1, prompt(1_000), a);
        cachedBlocks.clear();
        assertThat(scores(prompt(500), a, b)).as("360 of 1,000 tokens").containsExactly(1_512 / 2_000.0, 1.0);
    }

    @Test
    void counts_a_request_that_ends_without_an_answer_no_longer() {
        place(1, prompt(1_000), a);
        scorer.ended(1, a);
        assertThat(scores(prompt(500), a, b)).containsExactly(1.0, 1.0);
    }

    @Test
    void stays_with_the_cache_until_the_backlog_there_is_twice_as_long_as_what_is_cached() {
        cachedBlocks.put("a", 100);
        InferenceRequest hot = prompt(7_400);
        place(1, prompt(6_400), a);
        cachedBlocks.put("a", 0);
        place(2, prompt(6_200), a);
        cachedBlocks.put("a", 100);
        assertThat(best(hot, a, b))
                .as("backlog 6,200 + 2 · 128, cached 2 · 6,400")
                .isEqualTo(a);
        cachedBlocks.put("a", 0);
        place(3, prompt(6_400), a);
        cachedBlocks.put("a", 100);
        assertThat(best(hot, a, b))
                .as("backlog 12,600 + 3 · 128, cached 2 · 6,400")
                .isEqualTo(b);
    }

    @Test
    void charges_what_is_lost_for_those_who_wait_where_the_fewest_do() {
        place(1, prompt(1_000), a);
        place(2, prompt(1_000), b);
        place(3, prompt(100), b);
        cachedBlocks.put("a", 10);
        assertThat(scores(prompt(1_000), a, b))
                .as("512 + 1,000 + 2 · 360 + 128 = 2,360; 512 + 1,100 + 2 · 1,000 + 256 = 3,868 and once the 640 lost")
                .containsExactly(1.0, 2_360 / 4_508.0);
        scorer.answering(1, a);
        assertThat(scores(prompt(1_000), a, b))
                .as("nobody waits at a: 1,360 and 3,868")
                .containsExactly(1.0, 1_360 / 3_868.0);
    }

    @Test
    void charges_what_is_lost_16_times_at_most_however_many_wait() {
        for (int ticket = 0; ticket < 20; ticket++) {
            place(ticket, prompt(100), a);
            place(1_000 + ticket, prompt(100), b);
        }
        cachedBlocks.put("a", 10);
        assertThat(scores(prompt(1_000), a, b))
                .as("512 + 2,000 + 2 · 360 + 20 · 128 = 5,792; 512 + 2,000 + 2 · 1,000 + 2,560 + 16 · 640 = 17,312")
                .containsExactly(1.0, 5_792 / 17_312.0);
    }

    @Test
    void counts_the_waiting_requests_of_others_among_those_who_pay() {
        Endpoint busyA = endpoint("a").slot(0).waiting(3).running(0).build();
        Endpoint busyB = endpoint("b").slot(1).waiting(4).running(0).build();
        cachedBlocks.put("a", 10);
        assertThat(scores(prompt(1_000), busyA, busyB))
                .as("512 + 3,000 + 2 · 360 + 3 · 128 = 4,616; 512 + 4,000 + 2 · 1,000 + 512 + 3 · 640 = 8,944")
                .containsExactly(1.0, 4_616 / 8_944.0);
    }

    @Test
    void adds_60_000_for_a_full_kv_cache_and_half_of_it_for_one_in_half_use() {
        Endpoint full = endpoint("a").slot(0).kvCacheUsage(1).build();
        Endpoint half = endpoint("b").slot(1).kvCacheUsage(0.5).build();
        assertThat(scores(prompt(500), full, half))
                .as("1,512 + 60,000 and 1,512 + 30,000")
                .containsExactly(31_512 / 61_512.0, 1.0);
    }

    @Test
    void takes_a_kv_cache_it_knows_nothing_of_for_as_full_as_the_fullest() {
        Endpoint full = endpoint("a").slot(0).kvCacheUsage(1).build();
        Endpoint half = endpoint("b").slot(1).kvCacheUsage(0.5).build();
        Endpoint silent = endpoint("c").slot(2).build();
        assertThat(scores(prompt(500), full, half, silent)).containsExactly(31_512 / 61_512.0, 1.0, 31_512 / 61_512.0);
        now = EndpointDraft.TAKEN_AT.plusMillis(2_500);
        assertThat(scores(prompt(500), full, half))
                .as("half believed: 0.5 and 0.25, and half of the fullest, 0.25, besides: 0.75 and 0.5 of 60,000")
                .containsExactly(31_512 / 46_512.0, 1.0);
        now = EndpointDraft.TAKEN_AT.plusSeconds(5);
        assertThat(scores(prompt(500), full, half)).containsExactly(1.0, 1.0);
    }

    @Test
    void takes_what_a_sample_shows_beyond_the_requests_sent_from_here_for_the_requests_of_others() {
        Endpoint busy = endpoint("b").slot(1).waiting(2).running(3).build();
        assertThat(scores(prompt(500), a, busy))
                .as("2 waiting of 1,000 each and 5 · 128 more: 1,512 + 2,640")
                .containsExactly(1.0, 1_512 / 4_152.0);
    }

    @Test
    void does_not_take_its_own_requests_for_those_of_others() {
        place(1, prompt(1_000), a);
        Endpoint sampled = endpoint("a").slot(0).waiting(1).running(0).build();
        assertThat(scores(prompt(500), sampled, b)).as("as without a sample").containsExactly(1_512 / 2_640.0, 1.0);
    }

    @Test
    void counts_what_was_sent_since_the_sample_besides_what_the_sample_shows() {
        Endpoint sampled = endpoint("a").slot(0).waiting(0).running(2).build();
        place(1, prompt(1_000), sampled);
        assertThat(scores(prompt(500), sampled, b))
                .as("two of others and one of its own: 512 + 1,000 + 1,000 + 3 · 128 = 2,896")
                .containsExactly(1_512 / 2_896.0, 1.0);
    }

    @Test
    void believes_a_sample_less_the_older_it_is_and_goes_by_its_own_requests_in_the_end() {
        Endpoint busy = endpoint("b").slot(1).waiting(0).running(10).build();
        assertThat(scores(prompt(500), a, busy)).as("1,512 + 1,280").containsExactly(1.0, 1_512 / 2_792.0);
        now = EndpointDraft.TAKEN_AT.plusMillis(2_500);
        assertThat(scores(prompt(500), a, busy)).as("half of it").containsExactly(1.0, 1_512 / 2_152.0);
        now = EndpointDraft.TAKEN_AT.plusSeconds(5);
        assertThat(scores(prompt(500), a, busy)).containsExactly(1.0, 1.0);
        place(1, prompt(500), a);
        assertThat(best(prompt(500), a, busy)).isEqualTo(busy);
    }

    @Test
    void charges_for_an_adapter_by_what_has_to_be_done_for_it() {
        Endpoint loaded = adapters("a", 0, Set.of("poems", "summaries"));
        Endpoint inUse = adapters("b", 1, Set.of("translations", "summaries"));
        Endpoint room = adapters("c", 2, Set.of("summaries"));
        assertThat(scores(Requests.forModel("poems"), loaded, inUse, room))
                .as("516 + 1 or 2 · 128; 64,000 for a place in use, 4,000 for one that is free")
                .containsExactly(1.0, 772 / 64_772.0, 772 / 4_644.0);
    }

    @Test
    void charges_a_whole_load_where_an_adapter_has_to_go() {
        Endpoint named = adapters("a", 0, Set.of("poems"));
        Endpoint idle = adapters("b", 1, Set.of());
        place(1, Requests.forModel("translations"), idle);
        place(2, Requests.forModel("summaries"), idle);
        scorer.ended(1, idle);
        scorer.ended(2, idle);
        assertThat(scores(Requests.forModel("poems"), named, idle))
                .as("516 + 128 of another gateway; 516 + 16,000")
                .containsExactly(1.0, 644 / 16_516.0);
    }

    @Test
    void charges_nothing_for_a_name_that_no_server_has_as_an_adapter() {
        Endpoint room = adapters("a", 0, Set.of());
        Endpoint full = adapters("b", 1, Set.of("poems", "summaries"));
        assertThat(scores(Requests.forModel("llama"), room, full).get(1))
                .as("two requests of others, no load")
                .isGreaterThan(0.6);
    }

    @Test
    void finds_out_slow_endpoints() {
        for (int ticket = 0; ticket < 100; ticket++) {
            answerWithin(ticket, a, Duration.ofMillis(100));
            answerWithin(1_000 + ticket, b, Duration.ofMillis(900));
        }
        assertThat(scores(prompt(500), a, b).get(1)).isLessThan(0.95);
    }

    @Test
    void takes_endpoints_of_about_the_same_pace_for_equal() {
        for (int ticket = 0; ticket < 100; ticket++) {
            answerWithin(ticket, a, Duration.ofMillis(100));
            answerWithin(1_000 + ticket, b, Duration.ofMillis(130));
        }
        assertThat(scores(prompt(500), a, b)).containsExactly(1.0, 1.0);
    }

    @Test
    void counts_the_whole_prompt_of_a_request_that_is_tried_elsewhere() {
        InferenceRequest moved = prompt(1_000);
        place(1, moved, a);
        var unused = Scores.of(scorer, prompt(10), List.of(a, b));
        scorer.ended(1, a);
        scorer.placed(1, moved, b);
        assertThat(scores(prompt(500), a, b)).containsExactly(1.0, 1_512 / 2_640.0);
    }

    @Test
    void forgets_an_endpoint_that_left_when_its_slot_is_given_anew() {
        place(1, prompt(1_000), a);
        scorer.left(a);
        Endpoint fresh = endpoint("c").slot(0).build();
        assertThat(scores(prompt(500), fresh, b)).containsExactly(1.0, 1.0);
        scorer.ended(1, a);
        assertThat(scores(prompt(500), fresh, b)).containsExactly(1.0, 1.0);
    }

    @Test
    void gives_scores_from_0_to_1_whatever_is_known_of_the_endpoints() {
        var random = new SplittableRandom(2);
        for (int round = 0; round < 300; round++) {
            List<Endpoint> candidates = Endpoints.random(random, 1 + random.nextInt(40));
            assertThat(Scores.of(scorer, Requests.random(random), candidates))
                    .allMatch(score -> score > 0 && score <= 1)
                    .contains(1.0);
        }
    }

    @Test
    void refuses_weights_that_make_no_sense() {
        assertThatThrownBy(() -> new Parameters(0.5, 128, 60_000, 16_000, true, Duration.ofSeconds(5), "p"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("wanted uncachedWeight from 1 to 1e9, found 0.5");
        assertThatThrownBy(() -> new Parameters(2, 128, -1, 16_000, true, Duration.ofSeconds(5), "p"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("wanted kvCacheTokens from 0 to 1e9, found -1.0");
        assertThatThrownBy(() -> new Parameters(2, 128, 60_000, 16_000, true, Duration.ZERO, "p"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("wanted trustSample longer than 0, found PT0S");
    }

    private void answerWithin(long ticket, Endpoint endpoint, Duration time) {
        place(ticket, prompt(500), endpoint);
        now = now.plus(time);
        scorer.answering(ticket, endpoint);
        scorer.ended(ticket, endpoint);
    }

    /** Has an endpoint scored for a request that then goes there. */
    private void place(long ticket, InferenceRequest request, Endpoint endpoint) {
        var unused = Scores.of(scorer, request, List.of(endpoint));
        scorer.placed(ticket, request, endpoint);
    }

    private List<Double> scores(InferenceRequest request, Endpoint... candidates) {
        return Scores.of(scorer, request, List.of(candidates));
    }

    private Endpoint best(InferenceRequest request, Endpoint... candidates) {
        List<Double> scores = scores(request, candidates);
        return candidates[scores.indexOf(1.0)];
    }

    private static Endpoint adapters(String name, int slot, Set<String> running) {
        return endpoint(name)
                .slot(slot)
                .waiting(0)
                .running(running.size())
                .adapters(running, Set.of(), 2)
                .build();
    }

    private static InferenceRequest prompt(int tokens) {
        Prompt prompt = new Prompt(List.of(), List.of(), tokens, PrefixBlocks.NONE);
        return new InferenceRequest("1", "llama", true, OptionalInt.empty(), prompt, Map.of());
    }

    private PrefillWorkScorer scorer() {
        PrefixMatches matches = new PrefixMatches() {
            @Override
            public int promptBlocks() {
                return 1_000;
            }

            @Override
            public int tokensPerBlock() {
                return 64;
            }

            @Override
            public int matchedBlocks(Endpoint endpoint) {
                return cachedBlocks.getOrDefault(endpoint.name(), 0);
            }
        };
        Producers producers = new Producers() {
            @Override
            public <T> T need(Class<T> facts, String name) {
                assertThat(name).isEqualTo("approx-prefix-cache-producer");
                return facts.cast(matches);
            }
        };
        var context = new PluginContext(new SplittableRandom(1), () -> now, producers);
        return (PrefillWorkScorer) new PrefillWorkScorerFactory()
                .create(
                        new Parameters(
                                2, 128, 60_000, 16_000, true, Duration.ofSeconds(5), "approx-prefix-cache-producer"),
                        context);
    }
}
